package hims.clinic;

import hims.pharmacy.OrderLine;
import hims.platform.web.Language;
import hims.platform.web.Texts;
import hims.terminology.Dosing;
import hims.terminology.Medicine;
import hims.terminology.Medicine.Ingredient;
import hims.terminology.Medicines;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** An ordered medicine as every medicine is written (UI-32); names and doses stay in English (CLIN-45). */
@Component
class OrderWords {
    private final Medicines medicines;
    private final Dosing dosing;
    private final Texts texts;

    OrderWords(Medicines medicines, Dosing dosing, Texts texts) {
        this.medicines = medicines;
        this.dosing = dosing;
        this.texts = texts;
    }

    hims.platform.ui.Medicine of(OrderLine order) {
        var medicine = medicines.fetch(order.medicine());
        return new hims.platform.ui.Medicine(
                generic(medicine),
                "",
                strengthAndForm(medicine),
                order.dose().stripTrailingZeros().toPlainString() + "\u00a0"
                        + medicine.form().dosed().en(),
                dosing.fetchRoute(order.route()).name().en().toLowerCase(Locale.ROOT),
                dosing.fetchFrequency(order.frequency()).words().en(),
                texts.text(Language.EN, "pharmacy.days", order.days()));
    }

    /** Small letters but for the tall ones: "metFORMIN". */
    private static String generic(Medicine medicine) {
        return medicine.ingredients().stream()
                .map(Ingredient::substance)
                .map(substance -> substance.safety().tallMan() == null
                        ? substance.name().en().toLowerCase(Locale.ROOT)
                        : substance.label())
                .collect(Collectors.joining(" + "));
    }

    private static String strengthAndForm(Medicine medicine) {
        var strengths = medicine.ingredients().stream()
                .map(Ingredient::strength)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" + "));
        return (strengths + " " + medicine.form().name().en().toLowerCase(Locale.ROOT)).strip();
    }
}
