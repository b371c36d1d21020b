package hims.emergency;

import hims.platform.Id;
import java.util.UUID;

public record ReadingId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
