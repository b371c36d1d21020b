package hims.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Appendix B of RFC 6238, last six digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    void the_codes_are_those_of_the_standard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @Test
    void a_code_counts_once_and_one_step_late() {
        var now = Instant.ofEpochSecond(1111111111);
        var late = now.plusSeconds(30);
        var step = Totp.match(SECRET, "050471", late, 0);
        assertThat(step).hasValue(Totp.step(now));
        assertThat(Totp.match(SECRET, "050471", late, step.getAsLong())).isEmpty();
        assertThat(Totp.match(SECRET, "050471", now.plusSeconds(90), 0)).isEmpty();
    }

    @Test
    void a_code_used_while_the_clock_was_a_year_ahead_locks_nobody_out_until_then() {
        var now = Instant.ofEpochSecond(1111111111);
        var ahead = Totp.step(now.plus(Duration.ofDays(400)));
        assertThat(Totp.match(SECRET, "050471", now, ahead)).hasValue(Totp.step(now));
    }

    @Test
    void the_secret_reads_as_base32() {
        assertThat(Base32.encode(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
