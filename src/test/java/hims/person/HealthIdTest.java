package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.person.HealthId.Invalid;
import hims.person.HealthId.Mistake;
import hims.person.HealthId.Valid;
import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthIdTest {

    private static final HealthId LAKSHMI = HealthId.ofBody(2094718305L);

    @ParameterizedTest
    @CsvSource({"572, 4", "1234567890, 6", "2094718305, 7", "5000000000, 9"})
    void check_digits_are_those_of_the_published_vectors(String digits, int check) {
        assertThat(Damm.checkDigit(digits)).isEqualTo(check);
    }

    @Test
    void it_is_shown_in_groups_of_three_four_and_four() {
        assertThat(HealthId.ofBody(1234567890L).grouped()).isEqualTo("123 4567 8906");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20947183057",
                "209 4718 3057",
                " 209-4718-3057\r\n",
                "२०९ ४७१८ ३०५७",
                "੨੦੯ ੪੭੧੮ ੩੦੫੭",
                "۲۰۹ ۴۷۱۸ ۳۰۵۷"
            })
    void it_is_read_with_any_grouping_and_in_any_script(String typed) {
        assertThat(HealthId.read(typed)).isEqualTo(new Valid(LAKSHMI));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "' - ', EMPTY",
        "2094718305X, NOT_DIGITS",
        "sunita devi, NOT_DIGITS",
        "209471830, TOO_SHORT",
        "9811020644, MOBILE_NUMBER",
        "09811020644, MOBILE_NUMBER",
        "2094 7183 0577, AADHAAR_NUMBER",
        "91-2094-7183-0577, ABHA_NUMBER",
        "2094718305700, TOO_LONG",
        "70947183057, WRONG_FIRST_DIGIT",
        "20947183056, WRONG_CHECK_DIGIT"
    })
    void each_mistake_is_named(String typed, Mistake mistake) {
        assertThat(HealthId.read(typed)).isEqualTo(new Invalid(mistake));
        assertThat(HealthId.find(typed)).isEmpty();
    }

    @Test
    void no_single_wrong_digit_and_no_swap_of_neighbours_passes() {
        var random = new SecureRandom();
        for (int n = 0; n < 2_000; n++) {
            String good = HealthId.draw(random).digits();
            for (int i = 0; i < good.length(); i++) {
                int at = i;
                IntStream.rangeClosed('0', '9')
                        .filter(wrong -> wrong != good.charAt(at))
                        .forEach(wrong -> assertThat(
                                        Damm.passes(good.substring(0, at) + (char) wrong + good.substring(at + 1)))
                                .isFalse());
                if (i > 0 && good.charAt(i) != good.charAt(i - 1)) {
                    String swapped =
                            good.substring(0, i - 1) + good.charAt(i) + good.charAt(i - 1) + good.substring(i + 1);
                    assertThat(Damm.passes(swapped)).isFalse();
                }
            }
        }
    }

    @Test
    void drawn_numbers_start_with_one_to_five_and_read_back() {
        var random = new SecureRandom();
        IntStream.range(0, 10_000).mapToObj(_ -> HealthId.draw(random)).forEach(id -> {
            assertThat(id.digits()).hasSize(11).matches("[1-5].*");
            assertThat(HealthId.find(id.grouped())).contains(id);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -20947183057L, 20947183056L, 209471830570L, Long.MAX_VALUE})
    void no_other_number_can_be_a_health_id(long number) {
        assertThatThrownBy(() -> new HealthId(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
