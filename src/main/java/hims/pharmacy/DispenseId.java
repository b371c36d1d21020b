package hims.pharmacy;

import hims.platform.Id;
import java.util.UUID;

/** What was handed over at one counter at one time. */
public record DispenseId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
