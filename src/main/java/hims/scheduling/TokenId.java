package hims.scheduling;

import hims.platform.Id;
import java.util.UUID;

/** One person's place in one queue on one day. */
public record TokenId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
