package hims.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {
    /** Published values of XXH64 with seed 0. */
    @ParameterizedTest
    @CsvSource({
        "'', ef46db3751d8e999",
        "a, d24ec4f1a98c6e5b",
        "abc, 44bc2cf5ad770999",
        "Nobody inspects the spammish repetition, fbcea83c8a378bf1"
    })
    void the_hash_is_xxh64(String text, String hash) {
        assertThat(Long.toHexString(Xxh64.hash(text.getBytes(UTF_8)))).isEqualTo(hash);
    }
}
