package hims.terminology;

import hims.terminology.DrugAlert.AboveDailyMaximum;
import hims.terminology.DrugAlert.AllergyConflict;
import hims.terminology.DrugAlert.Interacts;
import hims.terminology.DrugAlert.NotChecked;
import hims.terminology.DrugAlert.PregnancyRisk;
import hims.terminology.DrugAlert.SameClass;
import hims.terminology.DrugAlert.SameSubstance;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of an alert: what, why, what to do instead, from where (CLIN-27). */
@Component
public class AlertTexts {
    private final MessageSource messages;

    AlertTexts(MessageSource messages) {
        this.messages = messages;
    }

    public record Text(String what, String why, String instead, String source) {}

    public Text of(DrugAlert alert, Locale locale) {
        return switch (alert) {
            case AllergyConflict conflict -> allergy(conflict, locale);
            case SameSubstance same ->
                text(
                        "same-substance",
                        locale,
                        name(same.substance(), locale),
                        same.one().name().in(locale),
                        same.other().name().in(locale));
            case SameClass same ->
                text(
                        "same-class",
                        locale,
                        same.drugClass().plain().in(locale),
                        same.one().name().in(locale),
                        same.other().name().in(locale));
            case Interacts(var rule, var one, var other) ->
                new Text(
                        one.name().in(locale) + " + " + other.name().in(locale) + ": " + rule.what(),
                        rule.why(),
                        rule.instead(),
                        rule.source());
            case AboveDailyMaximum above ->
                text(
                        "max-daily",
                        locale,
                        name(above.substance(), locale),
                        plain(above.dailyMg()),
                        plain(above.maximumMg()));
            case PregnancyRisk risk ->
                text(
                        "pregnancy." + risk.level().name().toLowerCase(Locale.ROOT),
                        locale,
                        name(risk.substance(), locale));
            case NotChecked unchecked ->
                text(
                        "not-checked."
                                + unchecked
                                        .reason()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        locale,
                        name(unchecked.substance(), locale));
        };
    }

    private Text allergy(AllergyConflict conflict, Locale locale) {
        var text = text(
                "allergy." + (conflict.level() == Level.STOP ? "same" : "related"),
                locale,
                conflict.recorded().name().in(locale),
                name(conflict.substance(), locale));
        var reason = conflict.text().in(locale);
        return reason.isEmpty() ? text : new Text(text.what(), reason, text.instead(), text.source());
    }

    private Text text(String key, Locale locale, Object... facts) {
        return new Text(
                message(key + ".what", locale, facts),
                message(key + ".why", locale, facts),
                message(key + ".instead", locale, facts),
                message(key + ".source", locale, facts));
    }

    private String message(String key, Locale locale, Object... facts) {
        return messages.getMessage("terminology.alert." + key, facts, locale);
    }

    private static String name(Substance substance, Locale locale) {
        return substance.name().in(locale);
    }

    /** As text, so that no locale puts its own digits or commas into a dose. */
    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
