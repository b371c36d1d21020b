package hims.access;

/** A verb on a thing (SEC-21). Roles bundle them; a use case requires one. */
public enum Permission {
    PERSON_SEARCH,
    PERSON_READ,
    PERSON_REGISTER,
    /** Decides who is one person and who is not: the work of the identity officer. */
    PERSON_MERGE,
    /** Records that somebody has died. */
    DEATH_RECORD,
    /** Puts on record who cannot speak for herself: an unknown person, a newborn. */
    PROVISIONAL_REGISTER,
    CARD_ISSUE,
    CARD_READ,
    CARD_REVOKE,
    /** Batches, blanks and what becomes of a requested card: the work of a card centre. */
    CARD_PRINT,
    /** Proposes and confirms what becomes of the keys that sign cards. */
    KEYS_MANAGE,
    TOKEN_ISSUE,
    QUEUE_WORK,
    QUEUE_MANAGE,
    RECORD_READ,
    VITALS_RECORD,
    ALLERGY_RECORD,
    PROBLEM_RECORD,
    CONSULT,
    PRESCRIBE,
    PRESCRIPTION_READ,
    DISPENSE,
    STOCK_READ,
    STOCK_RECEIVE,
    EMERGENCY_READ,
    BREAK_GLASS,
    BREAK_GLASS_REVIEW,
    /** Looks at cards that seem copied or borrowed. */
    CARD_REVIEW,
    BREACH_READ,
    ACCESS_QUESTIONS,
    /** Is told why somebody may see something, and says whose own record a member of staff has. */
    ACCESS_EXPLAIN,
    SENSITIVE_READ,
    MESSAGES_READ,
    USERS_MANAGE,
    OWN_RECORD
}
