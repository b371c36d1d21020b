package hims.access;

/** How a member of staff belongs to the patient she would handle (SEC-23). */
enum Bond {
    NONE,
    OWN,
    FAMILY
}
