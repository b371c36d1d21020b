package hims.terminology;

import static hims.terminology.Lists.*;
import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.web.Language;
import hims.platform.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertTextsTest {
    @Test
    void every_kind_of_alert_says_what_why_what_instead_and_from_where_in_both_languages() {
        var texts = new AlertTexts(new Texts());
        assertThat(alerts())
                .hasSize(8)
                .allSatisfy(alert -> assertThat(List.of(Language.EN, Language.HI))
                        .allSatisfy(locale -> {
                            var text = texts.of(alert, locale);
                            assertThat(List.of(text.what(), text.why(), text.instead(), text.source()))
                                    .allSatisfy(part ->
                                            assertThat(part).isNotBlank().doesNotContain("{"));
                        }));
    }

    @Test
    void a_dose_is_written_in_western_digits_without_commas() {
        var above = new DrugAlert.AboveDailyMaximum(
                SUBSTANCES.fetch("paracetamol"), new java.math.BigDecimal("4550.0"), new java.math.BigDecimal("4000"));
        assertThat(new AlertTexts(new Texts()).of(above, Language.HI).what()).contains("4550 mg");
    }

    private static List<DrugAlert> alerts() {
        var paracetamol = SUBSTANCES.fetch("paracetamol");
        return Stream.of(
                        DRUGS.allergies(List.of("amoxicillin"), medicine("ceftriaxone")),
                        DRUGS.allergies(List.of("amoxicillin"), medicine("amoxicillin")),
                        DRUGS.duplicates(List.of(medicine("paracetamol 500"), medicine("paracetamol 650"))),
                        DRUGS.duplicates(List.of(medicine("ibuprofen"), medicine("diclofenac 50"))),
                        DRUGS.interactions(List.of(medicine("warfarin"), medicine("ibuprofen"))),
                        DRUGS.pregnancy(medicine("warfarin")),
                        DRUGS.pregnancy(medicine("omeprazole")),
                        List.of(new DrugAlert.NotChecked(DrugAlert.NotChecked.Reason.DAILY_DOSE_UNKNOWN, paracetamol)))
                .<DrugAlert>flatMap(List::stream)
                .toList();
    }
}
