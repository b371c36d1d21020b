package hims.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of a person's facts, newest first; {@code next} is empty on the last page. */
public record Timeline(List<Entry> entries, Optional<Cursor> next) {

    /**
     * @param until end of what lasts; null when it goes on or is a moment
     * @param detail the value, dose or conclusion in words; empty when the type has none
     * @param source who recorded it and where; null when it came from elsewhere
     */
    public record Entry(
            ResourceKey key,
            Instant at,
            @Nullable Instant until,
            Concept what,
            String detail,
            String status,
            @Nullable ResourceKey encounter,
            @Nullable Source source) {}

    /** Where the next page begins: nothing is skipped or shown twice while facts are added. */
    public record Cursor(Instant at, UUID after) {
        static final Cursor START = new Cursor(Instant.MAX, new UUID(0, 0));

        /** For a link to the next page. */
        public String text() {
            return at.getEpochSecond() + "." + at.getNano() + "." + after;
        }

        public static Optional<Cursor> parse(String text) {
            var parts = text.split("\\.", 3);
            try {
                return Optional.of(new Cursor(
                        Instant.ofEpochSecond(Long.parseLong(parts[0]), Integer.parseInt(parts[1])),
                        UUID.fromString(parts[2])));
            } catch (IllegalArgumentException | IndexOutOfBoundsException notACursor) {
                return Optional.empty(); // somebody edited the link: she starts at the first page
            }
        }
    }
}
