package hims.fhir.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hims.record.shape.ShapeCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever comes in, what comes out is a resource that can be checked, or the one refusal. */
class BodyFuzzTest {
    private static final ReadLimits SMALL = new ReadLimits(100_000, 50);
    private static final String JSON = """
            {"resourceType":"Observation","id":"a","text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">é</div>"},
             "status":"final","_status":{"id":"b"},"code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},
             "effectiveDateTime":"2026-03-03T10:00:00+05:30","valueQuantity":{"value":36.60,"unit":"°C"},
             "component":[{"code":{"text":"x"},"valueInteger":-3},{"code":{"text":"y"},"valueBoolean":true}]}""";
    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?><!-- x --><Observation xmlns="http://hl7.org/fhir"><id value="a"/>
            <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">é &amp; <b>b</b></div></text>
            <contained><Patient><id value="p"/></Patient></contained><status id="b" value="final"/>
            <code><coding><system value="http://loinc.org"/><code value="8867-4"/></coding></code>
            <valueQuantity><value value="36.60"/></valueQuantity></Observation>""";
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "null",
        "1e9",
        "-",
        "<",
        ">",
        "/",
        "&",
        ";",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "<?",
        "?>",
        "xmlns=\"\"",
        "xmlns:a=\"http://hl7.org/fhir\"",
        "\\u0000",
        "\u0000",
        "\uFEFF",
        "\uFFFF",
        "&#0;",
        "&#x110000;",
        "&lt;",
        "<div>",
        "</",
        "\"resourceType\":\"Patient\"",
        "<contained>",
        "=",
        "'"
    };

    @Property(tries = 2000)
    void a_damaged_body_is_read_or_refused(@ForAll("bodies") String body, @ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(body);
        for (var damage = random.nextInt(4); damage >= 0; damage--) {
            damage(text, random);
        }
        var bytes = text.toString().getBytes(UTF_8);
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        readsOrRefuses(bytes);
    }

    @Property(tries = 1000)
    void bytes_of_any_kind_are_read_or_refused(@ForAll @Size(max = 200) byte[] body) {
        readsOrRefuses(body);
    }

    @Property(tries = 500)
    void text_in_json_comes_back_from_xml(@ForAll("words") String words) throws IOException {
        var json = JsonBody.trusted("{\"resourceType\":\"Basic\",\"code\":{}}".getBytes(UTF_8));
        json.putObject("code").put("text", words);
        if (ShapeCheck.faults(json).isEmpty()) {
            var xml = new ByteArrayOutputStream();
            FhirFormat.XML.write(json.toString().getBytes(UTF_8), xml, false);
            assertThat(FhirFormat.XML.read(new ByteArrayInputStream(xml.toByteArray()), SMALL))
                    .isEqualTo(json);
        }
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(JSON, XML);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().all().ofMinLength(1).ofMaxLength(30);
    }

    private static void damage(StringBuilder text, Random random) {
        var from = random.nextInt(text.length());
        var until = Math.min(text.length(), from + random.nextInt(20));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(from, Math.max(until, from + 1));
            case 1 -> text.insert(from, PIECES[random.nextInt(PIECES.length)]);
            case 2 -> text.insert(from, text.substring(from, until).repeat(random.nextInt(5)));
            default -> text.replace(from, until, PIECES[random.nextInt(PIECES.length)]);
        }
        if (text.isEmpty()) {
            text.append(' ');
        }
    }

    /** A refusal is a MalformedBody; anything else fails the test. What was read can be checked and, when right, written. */
    private static void readsOrRefuses(byte[] body) {
        for (var format : FhirFormat.values()) {
            try {
                var resource = format.read(new ByteArrayInputStream(body), SMALL);
                if (ShapeCheck.faults(resource).isEmpty()) {
                    FhirFormat.XML.write(
                            JsonBody.pretty(resource.toString().getBytes(UTF_8)), new ByteArrayOutputStream(), true);
                }
            } catch (MalformedBody refused) {
                assertThat(refused.messageKey()).startsWith("fhir.body.");
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
