package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = new Texts();

    @Test
    void a_text_is_in_the_language_asked_for() {
        assertThat(texts.text(Language.EN, "ui.allergies.none")).isEqualTo("No known allergies");
        assertThat(texts.text(Language.HI, "ui.allergies.none")).isEqualTo("कोई एलर्जी ज्ञात नहीं");
    }

    @Test
    void a_language_without_a_text_falls_back_to_english() {
        assertThat(texts.text(Language.UR, "ui.allergies.none")).isEqualTo("No known allergies");
    }

    @Test
    void a_missing_text_shows_its_key_and_breaks_no_page() {
        assertThat(texts.text(Language.HI, "no.such.key")).isEqualTo("no.such.key");
    }

    @Test
    void plurals_follow_the_count() {
        assertThat(texts.text(Language.EN, "ui.summary", 1)).isEqualTo("One field to correct");
        assertThat(texts.text(Language.EN, "ui.summary", 3)).isEqualTo("3 fields to correct");
    }

    @Test
    void the_facts_of_a_refusal_are_named() {
        var text = texts.text(Language.EN, "frame.name", Map.of("available", 3));
        assertThat(text).isEqualTo("Delhi HIMS");
    }
}
