package hims.pharmacy;

import hims.platform.Id;
import java.util.UUID;

/** One medicine of a prescription. */
public record LineId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
