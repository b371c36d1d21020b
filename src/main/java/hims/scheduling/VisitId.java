package hims.scheduling;

import hims.platform.Id;
import java.util.UUID;

/** One person's day at one facility: its number is on every slip of that day (SCH-16). */
public record VisitId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
