package hims.pharmacy;

import hims.access.UnitId;

/** A prescription waits at the pharmacies of the city. */
public record PrescriptionSigned(PrescriptionId prescription, UnitId facility, int lines) {}
