package hims.access;

/** The fact from which a care relationship arises (SEC-22). */
public enum Basis {
    TOKEN,
    ADMISSION,
    ORDER,
    PRESCRIPTION,
    REFERRAL,
    CALL,
    REGISTRATION
}
