package hims.pharmacy;

import hims.platform.web.Language;
import hims.platform.web.Texts;
import hims.terminology.DoseForm;
import hims.terminology.Frequency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How a citizen is told to take her medicine: on the label and on the prescription (PHARM-60). Test: DoseWordsTest. */
@Component
public class DoseWords {
    /** Halves have words of their own: आधी, डेढ़, ढाई. */
    private static final Map<String, String> SPOKEN = Map.of("0.5", "half", "1.5", "one-half", "2.5", "two-half");

    private final Texts texts;

    DoseWords(Texts texts) {
        this.texts = texts;
    }

    /**
     * What is taken when: the row of the dose grid.
     *
     * @param times morning, noon, evening, night; empty where the day does not fix them
     * @param instead of the four, "only when needed"
     */
    public record Grid(List<String> times, String instead) {}

    /** "1 capsule in the morning and in the evening, after food", "सुबह और शाम 1 कैप्सूल, खाने के बाद". */
    public String sentence(Prescribed line, Language language) {
        var amount = amount(line.line().dose(), line.medicine().form(), language);
        var take = texts.text(language, "pharmacy.dose.take", amount, when(line.frequency(), language));
        var instructions = line.instructions().stream()
                .map(one -> one.words().in(language))
                .map(DoseWords::continued);
        return Stream.concat(Stream.of(take), instructions).collect(Collectors.joining(", "));
    }

    public Grid grid(Prescribed prescribed, Language language) {
        var line = prescribed.line();
        var times = prescribed.frequency().times();
        if (times == null) {
            return new Grid(List.of(), prescribed.frequency().words().in(language));
        }
        return new Grid(
                List.of(
                        cell(line, times.morning()),
                        cell(line, times.noon()),
                        cell(line, times.evening()),
                        cell(line, times.night())),
                "");
    }

    /** "for 5 days", "5 दिन". */
    public String days(Prescribed line, Language language) {
        return texts.text(language, "pharmacy.days", line.line().days());
    }

    /** "2 tablets", "डेढ़ गोली", "5 mL". */
    public String amount(BigDecimal dose, DoseForm form, Language language) {
        var unit = form.dosed().in(language);
        var spoken = form.rounding() == DoseForm.Rounding.WHOLE ? SPOKEN.get(DoseText.plain(dose)) : null;
        if (spoken != null) {
            return texts.text(language, "pharmacy.dose." + spoken, unit);
        }
        return DoseText.plain(dose) + " " + (language == Language.HI ? unit : DoseText.unit(dose, form));
    }

    private String when(Frequency frequency, Language language) {
        var times = frequency.times();
        if (times == null) {
            return frequency.words().in(language);
        }
        var named = new ArrayList<String>();
        add(named, times.morning(), "morning", language);
        add(named, times.noon(), "noon", language);
        add(named, times.evening(), "evening", language);
        add(named, times.night(), "night", language);
        return joined(named, language);
    }

    private void add(List<String> named, int doses, String time, Language language) {
        if (doses > 0) {
            named.add(texts.text(language, "pharmacy.dose.at." + time));
        }
    }

    private String joined(List<String> named, Language language) {
        if (named.size() == 1) {
            return named.getFirst();
        }
        var last = named.size() - 1;
        return texts.text(language, "pharmacy.dose.and", String.join(", ", named.subList(0, last)), named.get(last));
    }

    private static String cell(PrescriptionLine line, int doses) {
        return doses == 0 ? "0" : DoseText.inGrid(line.dose().multiply(BigDecimal.valueOf(doses)));
    }

    /** Within a sentence: "After food" goes on as "after food". */
    private static String continued(String phrase) {
        return phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1);
    }
}
