package hims.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.platform.web.Language;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTest {
    private static final Phone PHONE = new Phone("+919876500000");
    private static final Set<String> NEUTRAL = Set.of("code", "token", "place", "date", "ahead", "helpline", "role");

    private final Templates templates = new Templates();

    @ParameterizedTest
    @EnumSource(Event.class)
    void every_event_has_its_words_in_english_and_hindi_with_the_same_facts(Event event) {
        var english = words(event, Language.EN);
        var hindi = words(event, Language.HI);
        assertThat(english).isNotBlank();
        assertThat(hindi).containsPattern("[\u0900-\u097F]");
        assertThat(Templates.facts(hindi)).isEqualTo(Templates.facts(english));
    }

    @Test
    void no_message_can_name_a_person_or_a_diagnosis() {
        assertThat(templates.all().values())
                .allSatisfy(text -> assertThat(NEUTRAL).containsAll(Templates.facts(text)));
    }

    @Test
    void the_facts_stand_in_the_text_as_they_are() {
        var notice = notice(Language.HI, Map.of("token", "M-042", "place", "LNH 14 $1", "ahead", "5"));
        assertThat(templates.text(notice, Channel.SMS))
                .contains("M-042", "LNH 14 $1", "लगभग 5")
                .doesNotContain("{");
    }

    @Test
    void a_language_without_its_own_words_gets_english() {
        var notice = notice(Language.UR, Map.of("token", "M-042", "place", "Room 14", "ahead", "5"));
        assertThat(templates.text(notice, Channel.SMS)).startsWith("Token M-042");
    }

    @Test
    void a_missing_fact_is_a_fault_of_the_program() {
        assertThatThrownBy(() -> templates.text(notice(Language.EN, Map.of()), Channel.SMS))
                .hasMessageContaining("needs the fact");
    }

    @Test
    void a_fact_is_one_short_line() {
        assertThatThrownBy(() -> notice(Language.EN, Map.of("place", "a\nb")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notice(Language.EN, Map.of("place", "a".repeat(81))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String words(Event event, Language language) {
        return templates.all().getOrDefault(new Templates.Address(event, Audience.CITIZEN, language, Channel.SMS), "");
    }

    private static Notice notice(Language language, Map<String, String> facts) {
        return Notice.toCitizen(Event.TOKEN_NEAR, language, PHONE, "token-near:1", facts);
    }
}
