package hims.supply;

import hims.access.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Stock leaves a store for the lines of one act. */
public record Issue(UnitId store, UUID command, Instant occurredAt, List<Want> wants) {
    public Issue {
        wants = List.copyOf(wants);
    }
}
