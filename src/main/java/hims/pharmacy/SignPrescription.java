package hims.pharmacy;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.record.ResourceKey;
import hims.scheduling.VisitId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The medicines of one consultation, ready to be signed.
 *
 * @param encounter of the visit in the clinical record
 * @param place the room it is signed in
 */
public record SignPrescription(
        PersonId patient,
        VisitId visit,
        @Nullable ResourceKey encounter,
        UnitId place,
        List<OrderLine> lines,
        List<CheckOverride> overrides,
        VisitNotes notes) {

    static final int MOST_LINES = 50;

    public SignPrescription {
        lines = List.copyOf(lines);
        overrides = List.copyOf(overrides);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(lines.size() + " lines");
        }
    }
}
