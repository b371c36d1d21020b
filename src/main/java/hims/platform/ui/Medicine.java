package hims.platform.ui;

import java.util.List;
import java.util.stream.Stream;

/**
 * The one way a medicine is written (UI-32): generic bold, BRAND, strength and form — DOSE — route — frequency —
 * duration. It wraps and is never cut; a label never parts from its value. Empty strings where there is none.
 *
 * @param generic lower case, tall-man letters where the name looks like another
 */
public record Medicine(
        String generic,
        String brand,
        String strengthAndForm,
        String dose,
        String route,
        String frequency,
        String duration) {
    /** Route, frequency and duration, those that are there. */
    public List<String> rest() {
        return Stream.of(route, frequency, duration)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
