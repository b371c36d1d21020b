package hims.person;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time of day as it is typed: 14:30, 1430, 9.05. */
final class TypedTime {
    static final int LONGEST = 8;
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:. ]?(\\d{2})");

    private TypedTime() {}

    static Optional<LocalTime> read(String typed) {
        var match = TIME.matcher(typed.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))));
        } catch (DateTimeException impossible) {
            // 25:70: no time, as any other text that is none
            return Optional.empty();
        }
    }
}
