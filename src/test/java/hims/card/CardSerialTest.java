package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardSerialTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0000-0000-00000",
        "1, 0000-0000-00001",
        "-1, FZZZ-ZZZZ-ZZZZZ",
        "1234605616436508552, 128H-K8HA-PCXW8"
    })
    void sixty_four_bits_are_thirteen_characters_in_three_groups(long bits, String shown) {
        assertThat(new CardSerial(bits).grouped()).isEqualTo(shown);
        assertThat(CardSerial.find(shown)).contains(new CardSerial(bits));
    }

    @Test
    void i_and_l_are_read_as_one_and_o_as_zero() {
        assertThat(CardSerial.find("oi2l-oooo oooo1")).isEqualTo(CardSerial.find("0121-0000-00001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "G000-0000-00000", "0000-0000-0000", "0000-0000-000000", "0000-0000-0000U", "0000-0000-0000é"
            })
    void anything_else_is_not_a_serial(String text) {
        assertThat(CardSerial.find(text)).isEmpty();
    }

    @Test
    void every_serial_reads_back() {
        var random = new SecureRandom();
        Stream.generate(() -> CardSerial.draw(random)).limit(10_000).forEach(serial -> {
            assertThat(CardSerial.find(serial.grouped())).contains(serial);
            assertThat(serial.grouped()).matches("[0-9A-F]...-....-.....");
        });
    }
}
