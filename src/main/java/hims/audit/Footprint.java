package hims.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One person on a {@link Trail}.
 *
 * @param things kinds of what was touched, the module's words
 */
public record Footprint(UUID patient, long acts, Instant firstAt, Instant lastAt, List<String> things) {
    public Footprint {
        things = List.copyOf(things);
    }
}
