package hims.scheduling;

/** Why a clinician called someone before her turn; counted by user in the monthly fairness report (SCH-21). */
public enum OutOfOrderReason {
    LOOKS_UNWELL,
    RESULT_BACK,
    FRAIL_OR_CHILD,
    RETURNED_AFTER_CALL,
    TRAVELS_FAR,
    CLINICAL_REQUEST
}
