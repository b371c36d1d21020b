package hims.supply;

import hims.platform.Id;
import java.util.UUID;

/** One manufacturer's lot of an item. */
public record BatchId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
