package hims.scheduling;

/** What people wait for in a queue. */
public enum ServiceKind {
    REGISTRATION,
    CONSULTATION,
    LABORATORY,
    IMAGING,
    PHARMACY,
    CASH,
    PROCEDURE
}
