package hims.card.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {

    /** RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "23, 17",
        "24, 1818",
        "100, 1864",
        "1000, 1903e8",
        "1000000, 1a000f4240",
        "1000000000000, 1b000000e8d4a51000",
        "-1, 20",
        "-10, 29",
        "-100, 3863",
        "-1000, 3903e7"
    })
    void numbers_are_written_as_the_rfc_shows(long number, String hex) {
        assertThat(hex(new Cbor.Int(number))).isEqualTo(hex);
        assertThat(CborReader.read(bytes(hex))).isEqualTo(new Cbor.Int(number));
    }

    @Test
    void map_keys_stand_in_the_order_of_their_bytes_whatever_the_order_of_writing() {
        var table = new Cbor.Table()
                .with(-1, new Cbor.Int(3))
                .with(100, new Cbor.Int(2))
                .with(10, new Cbor.Int(1));

        assertThat(hex(table)).isEqualTo("a3" + "0a01" + "186402" + "2003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "1817", // 23 in two bytes
                "1bffffffffffffffff", // 2^64 - 1
                "5f4101ff", // indefinite bytes
                "9fff", // indefinite array
                "5affffffff", // four billion bytes
                "9affffffff", // four billion items
                "a201010102", // key 1 twice
                "a14100f4", // bytes as key
                "62c328", // not UTF-8
                "63e280ae", // right-to-left override
                "0000", // something after the end
                "818181818181818181818100", // too deep
                "f8ff", // simple value
                "1c"
            })
    void what_a_card_never_holds_is_refused(String hex) {
        assertThatThrownBy(() -> CborReader.read(bytes(hex))).isInstanceOf(MalformedCode.class);
    }

    @Property(tries = 1000)
    void bytes_are_refused_or_read_and_never_anything_else(@ForAll byte[] bytes) {
        try {
            CborReader.read(bytes);
        } catch (MalformedCode expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static String hex(Cbor value) {
        return HexFormat.of().formatHex(CborWriter.write(value));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
