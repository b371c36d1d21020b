package hims.fhir;

import static hims.fhir.Hospital.header;
import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.fhir.Hospital.Wire;
import hims.fhir.format.FhirFormat;
import hims.fhir.format.ReadLimits;
import hims.record.shape.ShapeCheck;
import hims.world.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** The API in XML, as sent and as asked for. */
@DatabaseTest
class XmlApiTest {
    private static final String XML = "application/fhir+xml";
    private static final String PULSE = """
            <Observation xmlns="http://hl7.org/fhir"><status value="final"/>
             <code><coding><system value="http://loinc.org"/><code value="8867-4"/></coding></code>
             <subject><reference value="Patient/%s"/></subject>
             <effectiveDateTime value="2026-03-03T10:00:00+05:30"/>
             <valueQuantity><value value="%s"/><unit value="beats/min"/></valueQuantity></Observation>""";

    private final Wire wire;
    private final PersonId sunita;

    XmlApiTest(@LocalServerPort int port, Hospital hospital) {
        var program = hospital.program("LNH", "system/*.cruds");
        this.wire = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return wire.send(method, path, body, "Content-Type", XML, "Accept", XML);
    }

    /** Parsed, and right in every element. */
    private static ObjectNode read(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith(XML);
        var body = new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
        var resource = FhirFormat.XML.read(body, ReadLimits.STANDARD);
        assertThat(ShapeCheck.faults(resource)).isEmpty();
        return resource;
    }

    private static void refused(int status, HttpResponse<String> answer) {
        var outcome = read(status, answer);
        assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/details/text").asString()).isNotBlank();
    }

    private String created(String beats) {
        var answer = send("POST", "/Observation", PULSE.formatted(sunita, beats));
        return "/Observation/" + read(201, answer).path("id").asString();
    }

    @Test
    void what_was_sent_in_xml_is_read_in_json_and_the_other_way_round() {
        var path = created("88.50");
        assertThat(wire.get(path).body()).contains("\"value\":88.50");
        var back = wire.send("POST", "/Observation", Hospital.pulse(sunita, 71));
        var xml = wire.get("/Observation/" + json(back).path("id").asString(), "Accept", XML);
        assertThat(read(200, xml).at("/valueQuantity/value").asInt()).isEqualTo(71);
        assertThat(header(xml, "ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void an_update_a_patch_and_a_history_speak_xml() {
        var path = created("88");
        var id = path.substring(path.lastIndexOf('/') + 1);
        var changed = PULSE.formatted(sunita, "90").replace("<status", "<id value=\"" + id + "\"/><status");
        read(200, send("PUT", path, changed));
        var patch = """
                <Parameters xmlns="http://hl7.org/fhir"><parameter><name value="operation"/>
                 <part><name value="type"/><valueCode value="replace"/></part>
                 <part><name value="path"/><valueString value="Observation.status"/></part>
                 <part><name value="value"/><valueCode value="amended"/></part></parameter></Parameters>""";
        assertThat(read(200, send("PATCH", path, patch)).path("status").asString())
                .isEqualTo("amended");
        assertThat(read(200, wire.get(path + "/_history", "Accept", XML))
                        .path("entry")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void a_transaction_in_xml_is_written_and_answered_in_xml() {
        var entry = """
                <entry><fullUrl value="urn:uuid:6f8cb2ff-02a5-4b1b-9d4b-0d4d3f7a0f0%d"/><resource>%s</resource>
                 <request><method value="POST"/><url value="Observation"/></request></entry>""";
        var bundle = "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"transaction\"/>"
                + entry.formatted(1, PULSE.formatted(sunita, "61"))
                + entry.formatted(2, PULSE.formatted(sunita, "62")) + "</Bundle>";
        var answer = read(200, send("POST", "", bundle));
        assertThat(answer.path("type").asString()).isEqualTo("transaction-response");
        assertThat(answer.at("/entry/1/response/status").asString()).startsWith("201");
        refused(422, send("POST", "", bundle.replaceFirst("value=\"final\"", "value=\"perhaps\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metadata",
                "/Observation?patient=PERSON",
                "/Patient/PERSON",
                "/Patient/PERSON/$everything",
                "/Patient/PERSON/$summary",
                "/Organization",
                "/AuditEvent?patient=PERSON",
                "/Observation/_history",
                "/_history?_count=5",
                "/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/observation-status",
                "/CodeSystem?_count=2"
            })
    void every_answer_comes_in_xml(String path) {
        created("70");
        var address = path.replace("PERSON", sunita.toString());
        read(200, wire.get(address, "Accept", XML));
        read(200, wire.get(address + (path.contains("?") ? "&" : "?") + "_format=xml"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/fhir+xml;q=0.5|application/fhir+json, json",
        "application/fhir+json;q=0.5|text/xml, xml",
        "application/fhir+xml|application/fhir+json, json",
        "*/*|application/xml;q=0.5, json"
    })
    void the_reader_chooses_and_json_comes_first(String accept, String format) {
        assertThat(header(wire.get("/metadata", "Accept", accept.replace('|', ',')), "Content-Type"))
                .startsWith("application/fhir+" + format);
    }

    @Test
    void the_statement_says_both_formats() {
        assertThat(json(wire.get("/metadata")).path("format").toString())
                .contains("application/fhir+json", "application/fhir+xml");
    }

    private static String entities() {
        var levels = new StringBuilder("<!DOCTYPE Observation [<!ENTITY a0 \"ha\">");
        for (var level = 1; level < 12; level++) {
            levels.append("<!ENTITY a").append(level).append(" \"");
            levels.append(("&a" + (level - 1) + ";").repeat(10)).append("\">");
        }
        return levels + "]><Observation xmlns=\"http://hl7.org/fhir\"><status value=\"&a11;\"/></Observation>";
    }

    @Test
    void a_document_type_and_its_entities_are_refused() {
        refused(400, send("POST", "/Observation", entities()));
        refused(400, send("POST", "", entities()));
        var file = "<!DOCTYPE Observation [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                + "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/>&f;</Observation>";
        var answer = send("POST", "/Observation", file);
        refused(400, answer);
        assertThat(answer.body()).doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Observation/>",
                "<Observation xmlns=\"http://example.org\"/>",
                "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"></Observation>",
                "<Observation xmlns=\"http://hl7.org/fhir\">final</Observation>",
                "<Observation xmlns=\"http://hl7.org/fhir\"/><Observation/>",
                "{\"resourceType\":\"Observation\"}",
                "\u0000",
                "<"
            })
    void what_is_no_xml_of_fhir_is_refused_with_its_place(String body) {
        refused(400, send("POST", "/Observation", body));
        refused(400, send("POST", "", body));
    }

    @Test
    void xml_that_is_too_deep_or_too_large_is_refused() {
        var deep = "<extension url=\"a\">".repeat(5000) + "</extension>".repeat(5000);
        refused(
                400,
                send("POST", "/Observation", "<Observation xmlns=\"http://hl7.org/fhir\">" + deep + "</Observation>"));
        var large =
                "<Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"" + "x".repeat(60 * 1024 * 1024) + "\"/></Bundle>";
        refused(413, send("POST", "", large));
        refused(413, send("POST", "/Observation", large));
    }

    @Test
    void every_fault_has_its_own_words_and_its_element() {
        var answer = wire.send(
                "POST",
                "/Observation",
                PULSE.formatted(sunita, "many").replace("final", "perhaps"),
                "Content-Type",
                XML,
                "Accept-Language",
                "hi");
        assertThat(answer.statusCode()).isEqualTo(422);
        var issues = json(answer).path("issue").valueStream().toList();
        assertThat(issues)
                .extracting(issue -> issue.at("/expression/0").asString() + " "
                        + issue.path("code").asString())
                .containsExactlyInAnyOrder("Observation.status code-invalid", "Observation.valueQuantity.value value");
        assertThat(issues)
                .extracting(issue -> issue.at("/details/text").asString())
                .doesNotHaveDuplicates()
                .allMatch(text -> text.codePoints().anyMatch(sign -> sign >= 0x900 && sign <= 0x97F));
    }

    @Test
    void a_malformed_body_is_told_with_line_and_column_in_the_reader_s_language() {
        var body = "{\"resourceType\":\"Observation\",\n \"status\":\"final\",\n \"status\":\"final\"}";
        assertThat(json(wire.send("POST", "/Observation", body))
                        .at("/issue/0/details/text")
                        .asString())
                .isEqualTo("The same name stands twice in one object: line 3, column 2.");
        assertThat(json(wire.send("POST", "/Observation", body, "Accept-Language", "hi"))
                        .at("/issue/0/details/text")
                        .asString())
                .contains("3")
                .doesNotContain("The same");
    }

    @Test
    void a_bundle_larger_than_a_resource_may_be_comes_in_entry_by_entry() {
        var note = "<note><text value=\"" + "calm, ".repeat(4_000) + "\"/></note>";
        var entry = "<entry><resource>"
                + PULSE.formatted(sunita, 72).replace("</Observation>", note + "</Observation>")
                + "</resource><request><method value=\"POST\"/><url value=\"Observation\"/></request></entry>";
        var bundle =
                "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"transaction\"/>" + entry.repeat(500) + "</Bundle>";
        assertThat(bundle.length()).isGreaterThan(11 * 1024 * 1024);
        var answer = send("POST", "", bundle);
        assertThat(answer.statusCode()).as(answer.body().substring(0, 200)).isEqualTo(200);
        assertThat(answer.body().split("201 Created", -1)).hasSize(501);
    }
}
