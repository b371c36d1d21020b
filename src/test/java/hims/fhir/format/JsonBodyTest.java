package hims.fhir.format;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.fhir.format.MalformedBody.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class JsonBodyTest {
    private static ObjectNode read(String text) {
        return read(text.replace('\'', '"').getBytes(UTF_8), ReadLimits.STANDARD);
    }

    private static ObjectNode read(byte[] body, ReadLimits limits) {
        return FhirFormat.JSON.read(new ByteArrayInputStream(body), limits);
    }

    private static void refused(Reason reason, int line, int column, String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(MalformedBody.class, malformed -> {
            assertThat(malformed.reason()).isEqualTo(reason);
            assertThat(malformed.line()).isEqualTo(line);
            assertThat(malformed.column()).isEqualTo(column);
        });
    }

    @ParameterizedTest
    @CsvSource({"1.50", "1.0E-245", "0.000", "12345678901234567890.123456789", "-0.10", "1E+2", "88"})
    void a_number_keeps_its_digits(String number) {
        assertThat(read("{'value':" + number + "}")).hasToString("{\"value\":" + number + "}");
    }

    @Test
    void the_first_fault_is_told_with_line_and_column() {
        refused(Reason.SYNTAX, 2, 5, "{'resourceType':'Patient',\n'a':}");
        refused(Reason.DUPLICATE_NAME, 2, 9, "{'id':'1',\n        'id':'2'}");
        refused(Reason.AFTER_THE_END, 1, 3, "{}{}");
        refused(Reason.NOT_AN_OBJECT, 1, 1, "[]");
        refused(Reason.EMPTY, 0, 0, " ");
        refused(Reason.NUMBER, 1, 7, "{'a': 1e500}");
    }

    @ParameterizedTest
    @CsvSource({
        "{'a':1e99999999999}",
        "{'a':01}",
        "{'a':NaN}",
        "{'a':+1}",
        "{'a':.5}",
        "{'a':'\t'}",
        "{a:1}",
        "{'a':1;}",
        "{'a':1",
        "'{''a'':1,}'",
        "'{/**/}'"
    })
    void what_json_does_not_know_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedBody.class);
    }

    @Test
    void huge_numbers_are_refused() {
        assertThatThrownBy(() -> read("{'a':" + "9".repeat(1000) + "}"))
                .isInstanceOfSatisfying(
                        MalformedBody.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void nesting_ends_somewhere() {
        assertThatThrownBy(() -> read("{'a':" + "[".repeat(100_000)))
                .isInstanceOfSatisfying(
                        MalformedBody.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(Reason.TOO_DEEP));
    }

    @Test
    void a_body_too_large_is_refused_before_it_is_read_to_its_end() {
        var body = ("{\"a\":\"" + "x".repeat(100_000) + "\"}").getBytes(UTF_8);
        assertThat(read(body, new ReadLimits(body.length, 9)).size()).isEqualTo(1);
        assertThatThrownBy(() -> read(body, new ReadLimits(body.length - 1, 9)))
                .isInstanceOfSatisfying(
                        MalformedBody.class,
                        malformed -> assertThat(malformed.isTooLarge()).isTrue());
    }

    @Test
    void other_encodings_and_broken_ones_are_told() {
        assertThatThrownBy(() -> read(
                        new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'},
                        ReadLimits.STANDARD))
                .isInstanceOf(MalformedBody.class);
        assertThat(read("{\"a\":\"é\"}".getBytes(UTF_16), ReadLimits.STANDARD)
                        .path("a")
                        .asString())
                .isEqualTo("é");
    }

    @Test
    void a_broken_line_is_no_malformed_body() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> FhirFormat.JSON.read(broken, ReadLimits.STANDARD))
                .isInstanceOf(UncheckedIOException.class);
    }
}
