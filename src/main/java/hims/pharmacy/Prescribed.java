package hims.pharmacy;

import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.terminology.DoseForm;
import hims.terminology.Frequency;
import hims.terminology.Instruction;
import hims.terminology.Medicine;
import hims.terminology.Medicine.Ingredient;
import hims.terminology.Route;
import hims.terminology.Strength;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A line with its codes looked up, so that pages, labels and papers can say it in words. */
public record Prescribed(
        PrescriptionLine line, Medicine medicine, Route route, Frequency frequency, List<Instruction> instructions) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** As every medicine is written (UI-32). */
    public hims.platform.ui.Medicine shown(Frame frame) {
        var english = Language.EN;
        return new hims.platform.ui.Medicine(
                generic(),
                "",
                strengthAndForm(),
                dose(frame),
                route.name().in(english).toLowerCase(Locale.ROOT),
                frequency.words().in(english),
                frame.textIn(Language.EN, "pharmacy.days", line.days()));
    }

    /** On the signed paper the generic name stands in capitals (UI-32), tall letters or not. */
    public hims.platform.ui.Medicine signed(Frame frame) {
        var shown = shown(frame);
        return new hims.platform.ui.Medicine(
                shown.generic().toUpperCase(Locale.ROOT),
                "",
                shown.strengthAndForm(),
                shown.dose(),
                shown.route(),
                shown.frequency(),
                "");
    }

    /** "metFORMIN", "amoxicillin + clavulanic acid": small letters but for the tall ones. */
    public String generic() {
        return medicine.ingredients().stream()
                .map(one -> one.substance().safety().tallMan() == null
                        ? one.substance().name().en().toLowerCase(Locale.ROOT)
                        : one.substance().label())
                .collect(Collectors.joining(" + "));
    }

    /** "500 mg tablet", "500 mg + 125 mg tablet". */
    public String strengthAndForm() {
        var strengths = medicine.ingredients().stream()
                .map(Ingredient::strength)
                .filter(strength -> strength != null)
                .map(String::valueOf)
                .collect(Collectors.joining(" + "));
        return (strengths + " " + medicine.form().name().en().toLowerCase(Locale.ROOT)).strip();
    }

    /** "metFORMIN 500 mg tablet". */
    public String name() {
        return generic() + " " + strengthAndForm();
    }

    /** Substances with which the name has been confused. */
    public List<String> lookAlikes() {
        return medicine.ingredients().stream()
                .filter(one -> one.substance().safety().tallMan() != null)
                .flatMap(one -> one.substance().lookAlikes().stream())
                .toList();
    }

    /** "1 g (2 tablets)", "5 mL": the amount of the substance where one unit holds a known one. */
    public String dose(Frame frame) {
        var units = frame.show().number(line.dose()) + "\u00a0" + DoseText.unit(line.dose(), medicine.form());
        var strength = medicine.ingredients().size() == 1
                ? medicine.ingredients().getFirst().strength()
                : null;
        var isCounted = medicine.form().rounding() == DoseForm.Rounding.WHOLE;
        return isCounted && strength != null && strength.perUnit().isEmpty()
                ? amount(strength, frame) + " (" + units + ")"
                : units;
    }

    private String amount(Strength strength, Frame frame) {
        var amount = strength.amount().multiply(line.dose());
        return strength.unit().equals("mg") && amount.compareTo(THOUSAND) >= 0
                ? frame.show().quantity(amount.movePointLeft(3), "g")
                : frame.show().quantity(amount, strength.unit().equals("mcg") ? "micrograms" : strength.unit());
    }

    /** "tablet", "bottle": what is counted out. */
    public String unit(Language language) {
        return medicine.form().dispensed().in(language);
    }
}
