package hims.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates of HTTP headers: {@code Tue, 03 Mar 2026 06:30:00 GMT}. */
final class HttpDates {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    static String show(Instant moment) {
        return FORM.format(moment);
    }

    static Optional<Instant> read(String header) {
        try {
            return header.isEmpty() ? Optional.empty() : Optional.of(Instant.from(FORM.parse(header)));
        } catch (DateTimeException notADate) {
            return Optional.empty(); // RFC 9110: a condition that cannot be read is passed over
        }
    }
}
