package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
    @Test
    void devanagari_digits_become_western_and_letters_stay() {
        assertThat(clean("उम्र ४५ वर्ष")).isEqualTo("उम्र 45 वर्ष");
    }

    @Test
    void composed_and_decomposed_letters_are_the_same() {
        assertThat(clean("e\u0301")).isEqualTo("é");
    }

    @Test
    void direction_and_control_characters_are_dropped() {
        assertThat(clean("a\u202Eb\u2066c\u0000d\u200Be\tf\uFEFF")).isEqualTo("abcde f");
    }

    @Test
    void the_joiner_of_indian_scripts_stays() {
        assertThat(clean("क्\u200Dष")).isEqualTo("क्\u200Dष");
        assertThat(clean("\u200Dabc")).isEqualTo("abc");
    }

    @Test
    void pictures_are_removed_and_said_so() {
        var text = CleanText.of("fever 🤒👩\u200D⚕️ since 1️⃣ day ©");
        assertThat(text.value()).isEqualTo("fever  since 1 day ©");
        assertThat(text.picturesRemoved()).isTrue();
        assertThat(CleanText.of("fever #1 *").picturesRemoved()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999941057058", "9999 4105 7058", "9999-4105-7058", "९९९९ ४१०५ ७०५८"})
    void an_aadhaar_number_is_masked_however_it_is_written(String number) {
        var text = CleanText.of("id " + number + ".");
        assertThat(text.value()).isEqualTo("id XXXX XXXX 7058.");
        assertThat(text.aadhaarMasked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999941057059", "9999410570581", "+919999410570", "98123 45678", "199941057058"})
    void another_number_stays(String number) {
        assertThat(clean(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01a209c3-9999-4105-7058-3a8a6cac58b4", "01a209c3-7f3a-7105-9191-999941057058"})
    void an_id_of_ours_that_looks_like_one_in_its_middle_stays(String id) {
        assertThat(clean(id)).isEqualTo(id);
        assertThat(clean("seen as " + id + ", 999941057058")).isEqualTo("seen as " + id + ", XXXX XXXX 7058");
    }

    @Property
    void one_wrong_digit_is_no_aadhaar_number(
            @ForAll @LongRange(min = 20_000_000_000L, max = 99_999_999_999L) long number) {
        var valid = 0;
        for (var digit = 0; digit < 10; digit++) {
            valid += Verhoeff.isValid(number + "" + digit) ? 1 : 0;
        }
        assertThat(valid).isEqualTo(1);
    }

    private static String clean(String text) {
        return CleanText.of(text).value();
    }
}
