package hims.pharmacy;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.supply.Issued;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was handed over, batch by batch, and what is still owed. */
public record Dispensed(
        DispenseId id,
        PrescriptionId prescription,
        PersonId patient,
        UnitId facility,
        UnitId store,
        String dispenserName,
        Instant handedOverAt,
        List<Line> lines) {

    /** @param batches what this line got out of which batch */
    public record Line(
            UUID id,
            LineId line,
            long quantity,
            List<Issued> batches,
            @Nullable Owed owed) {}

    public record Owed(LineId line, long quantity, OwedReason reason, LocalDate collectBy) {}
}
