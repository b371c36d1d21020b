package hims.pharmacy;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Rejected;
import hims.scheduling.VisitId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed prescription with its lines.
 *
 * @param encounter of the visit in the clinical record; null where there was none
 */
public record Prescription(
        PrescriptionId id,
        String number,
        PersonId patient,
        VisitId visit,
        @Nullable UUID encounter,
        UnitId facility,
        UnitId place,
        UserId prescriber,
        String prescriberName,
        Instant signedAt,
        VisitNotes notes,
        List<PrescriptionLine> lines) {

    public List<PrescriptionLine> openLines() {
        return lines.stream().filter(line -> line.status().isOpen()).toList();
    }

    /** @throws Rejected UNKNOWN_PRESCRIPTION when the line is of another one */
    PrescriptionLine line(LineId id) {
        return lines.stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Rejected(PharmacyProblem.UNKNOWN_PRESCRIPTION));
    }
}
