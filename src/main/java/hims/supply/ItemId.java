package hims.supply;

import hims.platform.Id;
import java.util.UUID;

/** A stockable item: one medicine in one strength and form. */
public record ItemId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
