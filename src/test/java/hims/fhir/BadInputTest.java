package hims.fhir;

import static hims.fhir.Hospital.header;
import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.fhir.Hospital.Wire;
import hims.world.DatabaseTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class BadInputTest {
    private final Wire wire;
    private final PersonId sunita;

    BadInputTest(@LocalServerPort int port, Hospital hospital) {
        var program = hospital.program("LNH", "system/*.cruds");
        this.wire = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    private static void refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/fhir+json");
        assertThat(json(answer).path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(json(answer).at("/issue/0/details/text").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"resourceType\":\"Observation\"",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"status\":\"final\"}",
                "{\"resourceType\":\"Observation\"} trailing",
                "[1,2]",
                "null",
                "\"text\"",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e999999999}}",
                "{\"resourceType\":\"Observation\",\"valueInteger\":007}",
                "<Observation xmlns=\"http://hl7.org/fhir\"/>",
                "\u0000\u0001"
            })
    void what_is_no_json_is_refused_with_its_place(String body) {
        refused(400, wire.send("POST", "/Observation", body));
        refused(400, wire.send("POST", "", body));
    }

    @Test
    void a_body_nested_a_thousand_deep_is_refused() {
        refused(400, wire.send("POST", "/Observation", "{\"a\":".repeat(1000) + "1" + "}".repeat(1000)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Unicorn, 404",
        "GET, /Unicorn/1, 404",
        "GET, /Observation/nobody, 404",
        "GET, /Observation/00000000-0000-8000-8000-000000000000, 404",
        "GET, /Observation/a_b, 400",
        "GET, /Observation/a/b/c/d/e, 404",
        "GET, /Observation/x/_history/0, 404",
        "GET, /$nonsense, 404",
        "GET, /Patient/x/$nonsense, 404",
        "GET, /OperationOutcome, 404",
        "PUT, /metadata, 405",
        "DELETE, /Patient/x, 405",
        "POST, /Observation/x, 405",
        "BREW, /Observation/x, 405",
        "OPTIONS, /Observation, 405",
        "GET, /Observation/_history?_count=-1, 400",
        "GET, /Observation/_history?_cursor=99999999999999999999.1, 400",
        "GET, /Observation/_history?_cursor=%00, 400",
        "GET, /Observation/x?_format=turtle, 406",
        "GET, //Observation, 404"
    })
    void what_cannot_be_asked_is_answered_in_fhir(String method, String path, int status) {
        refused(status, wire.send(method, path, ""));
    }

    @Test
    void another_content_type_is_refused() {
        refused(415, wire.send("POST", "/Observation", "a,b", "Content-Type", "text/csv"));
        refused(406, wire.get("/Observation/x", "Accept", "application/pdf"));
    }

    @Test
    void every_fault_is_named_at_once_with_its_element() {
        var body = "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Patient/" + sunita
                + "\"},\"status\":\"perhaps\",\"colour\":\"red\"}";
        var answer = wire.send("POST", "/Observation", body);
        refused(422, answer);
        assertThat(json(answer).path("issue").size()).isGreaterThanOrEqualTo(3);
        assertThat(answer.body()).contains("Observation.colour", "Observation.status", "Observation.code");
    }

    @Test
    void a_resource_without_its_patient_or_with_a_stranger_is_refused() {
        refused(422, wire.send("POST", "/Observation", "{\"resourceType\":\"Observation\",\"status\":\"final\"}"));
        var stranger = Hospital.pulse(new PersonId(java.util.UUID.randomUUID()), 80);
        refused(404, wire.send("POST", "/Observation", stranger));
    }

    @Test
    void a_body_of_sixty_megabytes_is_refused() {
        refused(413, wire.send("POST", "", "{\"a\":\"" + "x".repeat(60 * 1024 * 1024) + "\"}"));
    }

    @Test
    void the_words_come_in_the_language_of_the_reader() {
        var answer = wire.get("/Observation/nobody", "Accept-Language", "hi");
        assertThat(json(answer).at("/issue/0/details/text").asString()).contains("रिसोर्स");
    }
}
