package hims.supply;

import hims.platform.Id;
import java.util.UUID;

/** One row of the stock ledger. */
public record EntryId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
