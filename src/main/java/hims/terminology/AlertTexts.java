package hims.terminology;

import hims.platform.web.Language;
import hims.platform.web.Texts;
import hims.terminology.DrugAlert.AboveDailyMaximum;
import hims.terminology.DrugAlert.AllergyConflict;
import hims.terminology.DrugAlert.Interacts;
import hims.terminology.DrugAlert.NotChecked;
import hims.terminology.DrugAlert.PregnancyRisk;
import hims.terminology.DrugAlert.SameClass;
import hims.terminology.DrugAlert.SameSubstance;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The words of an alert: what, why, what to do instead, from where (CLIN-27). */
@Component
public class AlertTexts {
    private final Texts texts;

    AlertTexts(Texts texts) {
        this.texts = texts;
    }

    public record Text(String what, String why, String instead, String source) {}

    public Text of(DrugAlert alert, Language language) {
        return switch (alert) {
            case AllergyConflict conflict -> allergy(conflict, language);
            case SameSubstance same ->
                text(
                        "same-substance",
                        language,
                        name(same.substance(), language),
                        same.one().name().in(language),
                        same.other().name().in(language));
            case SameClass same ->
                text(
                        "same-class",
                        language,
                        same.drugClass().plain().in(language),
                        same.one().name().in(language),
                        same.other().name().in(language));
            case Interacts(var rule, var one, var other) ->
                new Text(
                        one.name().in(language) + " + " + other.name().in(language) + ": " + rule.what(),
                        rule.why(),
                        rule.instead(),
                        rule.source());
            case AboveDailyMaximum above ->
                text(
                        "max-daily",
                        language,
                        name(above.substance(), language),
                        plain(above.dailyMg()),
                        plain(above.maximumMg()));
            case PregnancyRisk risk ->
                text(
                        "pregnancy." + risk.level().name().toLowerCase(Locale.ROOT),
                        language,
                        name(risk.substance(), language));
            case NotChecked unchecked ->
                text(
                        "not-checked."
                                + unchecked
                                        .reason()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        language,
                        name(unchecked.substance(), language));
        };
    }

    private Text allergy(AllergyConflict conflict, Language language) {
        var text = text(
                "allergy." + (conflict.level() == Level.STOP ? "same" : "related"),
                language,
                conflict.recorded().name().in(language),
                name(conflict.substance(), language));
        var reason = conflict.text().in(language);
        return reason.isEmpty() ? text : new Text(text.what(), reason, text.instead(), text.source());
    }

    private Text text(String key, Language language, Object... facts) {
        return new Text(
                message(key + ".what", language, facts),
                message(key + ".why", language, facts),
                message(key + ".instead", language, facts),
                message(key + ".source", language, facts));
    }

    private String message(String key, Language language, Object... facts) {
        return texts.text(language, "terminology.alert." + key, facts);
    }

    private static String name(Substance substance, Language language) {
        return substance.name().in(language);
    }

    /** As text, so that no locale puts its own digits or commas into a dose. */
    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
