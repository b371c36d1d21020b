package hims.pharmacy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One medicine as the prescriber means it; all codes are those of {@code terminology}.
 *
 * @param dose of one intake, in dose units of the form: 2 tablets, 1.5 tablets, 5 mL
 * @param instructions what the label says besides: with food, finish the full course
 * @param quantity to hand over in dispensed units (tablets, bottles), where it does not follow from dose, frequency and days,
 *     as when needed; else null and computed
 * @param indication what it is for, empty where the purpose of its class says it
 */
public record OrderLine(
        String medicine,
        BigDecimal dose,
        String route,
        String frequency,
        int days,
        List<String> instructions,
        @Nullable Long quantity,
        String indication,
        String note) {

    public static final int LONGEST_COURSE_DAYS = 366;

    public OrderLine {
        instructions = List.copyOf(instructions);
        if (dose.signum() <= 0 || days < 1 || days > LONGEST_COURSE_DAYS || (quantity != null && quantity <= 0)) {
            throw new IllegalArgumentException("dose " + dose + " for " + days + " days, quantity " + quantity);
        }
    }
}
