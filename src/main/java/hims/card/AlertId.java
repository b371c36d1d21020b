package hims.card;

import hims.platform.Id;
import java.util.UUID;

public record AlertId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
