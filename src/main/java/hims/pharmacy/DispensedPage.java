package hims.pharmacy;

import hims.org.Unit;
import hims.platform.web.Language;
import java.util.Map;
import java.util.Objects;

/**
 * What was handed over.
 *
 * @param labels language of the labels
 */
public record DispensedPage(
        Dispensed dispensed,
        Prescription prescription,
        Patient patient,
        Map<LineId, Prescribed> lines,
        Language labels,
        Unit store) {

    public Prescribed of(Dispensed.Line line) {
        return Objects.requireNonNull(lines.get(line.line()), "a dispense line belongs to its prescription");
    }

    public String path() {
        return "/pharmacy/dispenses/" + dispensed.id();
    }
}
