package hims.pharmacy;

import hims.org.Facility;
import java.time.Instant;
import java.util.List;

/** What could not be had here, and where it lay at that moment (PHARM-26). */
public record SlipPaper(
        Prescription prescription,
        Patient patient,
        List<DispensePage.WhereElse> missing,
        Facility facility,
        Instant printedAt) {}
