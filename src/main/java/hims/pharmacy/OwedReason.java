package hims.pharmacy;

/** Why not everything was handed over (PHARM-21). */
public enum OwedReason {
    SHORT_STOCK,
    PATIENT_CHOICE,
    INSTALMENT
}
