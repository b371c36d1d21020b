package hims.audit;

/** How an act ended: a denial is as telling as a success (ASVS 16.3.2). */
public enum Outcome {
    DONE,
    DENIED,
    FAILED
}
