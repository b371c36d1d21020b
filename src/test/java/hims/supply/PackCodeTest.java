package hims.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackCodeTest {
    private static final PackCode METFORMIN = new PackCode("08901234567890", "MF2316", LocalDate.of(2027, 1, 31));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01089012345678901727013110MF2316",
                "0108901234567890172701311021XX",
                "]d201089012345678901727013110MF2316",
                "(01)08901234567890(17)270131(10)MF2316",
                "010890123456789010MF2316\u001d17270131",
                "01089012345678901727010010mf2316\u001d21SERIAL9"
            })
    void a_pack_is_read_however_the_scanner_sends_it(String scanned) {
        var read = PackCode.read(scanned).orElseThrow();

        assertThat(read.gtin()).isEqualTo(METFORMIN.gtin());
        assertThat(read.expiresOn()).isEqualTo(METFORMIN.expiresOn());
        assertThat(read.batch()).isIn("MF2316", "21XX");
    }

    @Test
    void a_bare_batch_number_may_be_typed() {
        assertThat(PackCode.read(" mf2316 ")).contains(new PackCode(null, "MF2316", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<script>alert(1)</script>", "01089012345678911727013110MF2316", "म२३१६"})
    void what_is_no_pack_is_not_guessed_at(String scanned) {
        assertThat(PackCode.read(scanned)).isEmpty();
    }

    @Test
    void an_impossible_expiry_is_left_out() {
        assertThat(PackCode.read("01089012345678901727133110MF2316")
                        .orElseThrow()
                        .expiresOn())
                .isNull();
    }
}
