package hims.pharmacy;

/** Why a warning was passed over (PHARM-24). */
public enum OverrideReason {
    BENEFIT_OUTWEIGHS,
    TOLERATED_BEFORE,
    WILL_MONITOR,
    DOSE_ADJUSTED,
    REPLACES_EARLIER,
    ALLERGY_DOUBTFUL,
    NO_ALTERNATIVE
}
