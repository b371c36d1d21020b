package hims.card.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base32Test {

    /** RFC 4648, section 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void it_writes_the_vectors_of_the_rfc(String plain, String base32) {
        assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    }

    @Property(tries = 300)
    void whatever_it_writes_it_reads_in_either_case(@ForAll byte[] bytes) {
        assertThat(Base32.decode(Base32.encode(bytes))).contains(bytes);
        assertThat(Base32.decode(Base32.encode(bytes).toLowerCase(java.util.Locale.ROOT)))
                .contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M", "MZX", "MZ", "MY======", "M1", "MZ XW", "ı"})
    void one_text_only_stands_for_the_same_bytes(String text) {
        assertThat(Base32.decode(text)).isEmpty();
    }
}
