package hims.scheduling;

/** Why a person goes before others who came a little earlier (SCH-19). The minutes are data, dated and by hospital. */
public enum PriorityClass {
    NONE,
    SENIOR,
    PREGNANT,
    INFANT,
    DISABILITY,
    CARER,
    FRONTLINE,
    BOOKED
}
