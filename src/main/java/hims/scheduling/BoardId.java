package hims.scheduling;

import hims.platform.Id;
import java.util.UUID;

/** A registered television board. */
public record BoardId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
