package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.fhir.Hospital.Wire;
import hims.record.shape.ShapeCheck;
import hims.world.DatabaseTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code $validate}, {@code $summary}, {@code $document} and the operations on codes, as programs call them. */
@DatabaseTest
class OperationsTest {
    private static final String ALL = "system/*.cruds";
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10";

    private final int port;
    private final Hospital hospital;
    private final Wire laboratory;
    private final PersonId sunita;

    OperationsTest(@LocalServerPort int port, Hospital hospital) {
        this.port = port;
        this.hospital = hospital;
        this.laboratory = wire("LNH", ALL);
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    private Wire wire(String facility, String scopes) {
        return new Wire(port, Hospital.token(port, hospital.program(facility, scopes), scopes));
    }

    private static JsonNode right(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var resource = json(answer);
        assertThat(ShapeCheck.faults((ObjectNode) resource)).isEmpty();
        return resource;
    }

    private static List<String> errors(HttpResponse<String> answer) {
        return right(answer)
                .path("issue")
                .valueStream()
                .filter(issue -> issue.path("severity").asString().matches("error|fatal"))
                .map(issue -> issue.path("diagnostics").asString())
                .toList();
    }

    private static String parameters(String resource, String mode) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":" + resource
                + "},{\"name\":\"mode\",\"valueCode\":\"" + mode + "\"}]}";
    }

    private String pulse() {
        var answer = laboratory.send("POST", "/Observation", Hospital.pulse(sunita, 88));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    @Test
    void a_resource_is_validated_and_not_written() {
        var pulse = Hospital.pulse(sunita, 88);
        assertThat(errors(laboratory.send("POST", "/Observation/$validate", pulse)))
                .isEmpty();
        assertThat(errors(laboratory.send("POST", "/Observation/$validate", parameters(pulse, "create"))))
                .isEmpty();
        var wrong = pulse.replace("\"status\":\"final\"", "\"status\":\"perhaps\",\"colour\":\"red\"");
        assertThat(errors(laboratory.send("POST", "/Observation/$validate", wrong)))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(right(laboratory.get("/Observation?patient=" + sunita)).has("entry"))
                .isFalse();
    }

    @Test
    void one_on_record_is_validated_with_what_is_sent_or_by_itself() {
        var path = "/Observation/" + pulse() + "/$validate";
        assertThat(errors(laboratory.get(path))).isEmpty();
        var wrong = Hospital.pulse(sunita, 88).replace("\"final\"", "\"perhaps\"");
        assertThat(errors(laboratory.send("POST", path, parameters(wrong, "update"))))
                .isNotEmpty();
        assertThat(
                        errors(
                                laboratory.send(
                                        "POST",
                                        path,
                                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"mode\",\"valueCode\":\"delete\"}]}")))
                .isEmpty();
        assertThat(wire("GTB", ALL).get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Observation\"}",
                "{\"resourceType\":\"Observation\",\"code\":5,\"status\":{\"a\":1},\"subject\":[[]]}",
                "{\"resourceType\":\"Observation\",\"contained\":[{\"resourceType\":\"Unicorn\"}],\"extension\":{}}",
                "{\"resourceType\":\"Observation\",\"contained\":[7],\"meta\":[],\"text\":{\"div\":\"<div\"}}",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e300},\"effectiveDateTime\":\"2026-13-45\"}",
                "{\"resourceType\":\"Observation\",\"_status\":null,\"component\":[null,[]],\"meta\":{\"profile\":[\"x\"]}}"
            })
    void whatever_is_wrong_is_told_and_never_a_failure(String body) {
        assertThat(errors(laboratory.send("POST", "/Observation/$validate?profile=http://a.example/none", body)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/Observation/$validate; ; 400",
                "/Observation/$validate; {; 400",
                "/Observation/$validate; {\"resourceType\":\"Patient\"}; 400",
                "/Observation/$validate?mode=update; {\"resourceType\":\"Observation\"}; 400",
                "/Observation/$validate?mode=nonsense; {\"resourceType\":\"Observation\"}; 400",
                "/Observation/nobody/$validate; {\"resourceType\":\"Observation\"}; 404",
                "/Observation/$validate; {\"resourceType\":\"Parameters\",\"parameter\":7}; 400",
                "/CodeSystem/$lookup; {\"resourceType\":\"Parameters\",\"parameter\":7}; 400",
                "/CodeSystem/$lookup; {\"resourceType\":\"Parameters\",\"parameter\":[7,null,{\"name\":{}}]}; 400",
                "/CodeSystem/$lookup; {\"resourceType\":\"Patient\"}; 400",
                "/CodeSystem/$lookup; {\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueCode\":null}]}; 404",
                "/ValueSet/$expand; {\"resourceType\":\"Parameters\"}; 400",
                "/ValueSet/nobody/$expand; {\"resourceType\":\"Parameters\"}; 404",
                "/ValueSet/$expand?url=http://nowhere; ; 404",
                "/ConceptMap/$translate; ; 400"
            })
    void what_an_operation_cannot_be_given_is_refused(String path, String body, int status) {
        var answer = laboratory.send("POST", path, body == null ? "" : body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/CodeSystem/$lookup?system=http://hl7.org/fhir/sid/icd-10&code=A01.0; Typhoid fever",
                "/CodeSystem/$validate-code?url=http://hl7.org/fhir/sid/icd-10&code=A01.0; \"valueBoolean\":true",
                "/CodeSystem/icd-10/$validate-code?code=A01.0; \"valueBoolean\":true",
                "/CodeSystem/icd-10/$validate-code?code=nonsense; \"valueBoolean\":false",
                "/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/observation-status; amended",
                "/ValueSet/observation-status/$expand?filter=amend; \"total\":1",
                "/ValueSet/observation-status/$validate-code?code=final; \"valueBoolean\":true",
                "/ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/observation-status&code=x; \"valueBoolean\":false",
                "/ConceptMap/$translate?system=http://hl7.org/fhir/sid/icd-10&code=A01.0; \"result\"",
                "/CodeSystem?url=http://hl7.org/fhir/sid/icd-10; \"total\":1",
                "/CodeSystem/icd-10; A01.0",
                "/CodeSystem?_count=2; \"next\"",
                "/CodeSystem?_id=nobody; \"total\":0",
                "/ValueSet?url=http://hl7.org/fhir/ValueSet/observation-status; \"total\":1",
                "/ValueSet/observation-status; \"compose\"",
                "/ConceptMap?title=diagnoses; icd-10-snomed",
                "/ConceptMap/icd-10-snomed; \"equivalence\""
            })
    void codes_are_looked_up_by_address(String path, String holds) {
        var answer = laboratory.get(path);
        right(answer);
        assertThat(answer.body()).contains(holds);
    }

    @Test
    void codes_are_looked_up_by_parameters() {
        var given =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"coding\",\"valueCoding\":{\"system\":\""
                        + ICD + "\",\"code\":\"A01.0\"}}]}";
        assertThat(right(laboratory.send("POST", "/CodeSystem/$lookup", given)).toString())
                .contains("Typhoid fever");
        assertThat(new Wire(port, "").get("/CodeSystem/icd-10").statusCode()).isEqualTo(401);
        assertThat(wire("GTB", "system/ValueSet.rs")
                        .get("/ValueSet/observation-status")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_pages_of_a_list_hold_each_of_it_once() {
        var all = new java.util.ArrayList<String>();
        var path = "/ValueSet?_count=60";
        while (!path.isEmpty()) {
            var page = right(laboratory.get(path));
            page.path("entry")
                    .valueStream()
                    .forEach(entry -> all.add(entry.at("/resource/url").asString()));
            var next = page.at("/link/0/url").asString("");
            path = next.isEmpty() ? "" : next.substring(next.indexOf("/ValueSet"));
        }
        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @Test
    void a_summary_is_a_document_with_its_mandatory_sections_and_is_logged() {
        pulse();
        var bundle = right(laboratory.get("/Patient/" + sunita + "/$summary"));
        assertThat(bundle.path("type").asString()).isEqualTo("document");
        assertThat(bundle.at("/entry/0/resource/section").toString()).contains("48765-2", "11450-4", "10160-0");
        assertThat(right(laboratory.get("/AuditEvent?patient=" + sunita)).toString())
                .contains("$summary");
        var identifier = right(laboratory.get("/Patient/" + sunita)).at("/identifier/0");
        var asked = identifier.path("system").asString() + "%7C"
                + identifier.path("value").asString();
        assertThat(right(laboratory.get("/Patient/$summary?identifier=" + asked))
                        .at("/entry/0/resource/subject/reference")
                        .asString())
                .contains(sunita.toString());
    }

    @Test
    void a_summary_is_not_for_strangers_nor_for_those_who_may_read_a_part() {
        var path = "/Patient/" + sunita + "/$summary";
        assertThat(wire("GTB", ALL).get(path).statusCode()).isEqualTo(404);
        assertThat(wire("LNH", "system/Patient.r system/Observation.r")
                        .get(path)
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Wire(port, "").get(path).statusCode()).isEqualTo(401);
        assertThat(laboratory.get("/Patient/nobody/$summary").statusCode()).isEqualTo(404);
        assertThat(laboratory.get("/Patient/$summary").statusCode()).isEqualTo(400);
    }

    @Test
    void a_composition_becomes_a_document_with_what_it_refers_to() {
        var pulse = pulse();
        var composition = """
                {"resourceType":"Composition","status":"final","type":{"text":"Note"},"title":"Note",
                 "subject":{"reference":"Patient/%s"},"date":"2026-03-03","author":[{"display":"Dr Asha"}],
                 "section":[{"title":"Vitals","entry":[{"reference":"Observation/%s"}]}]}""".formatted(sunita, pulse);
        var created = laboratory.send("POST", "/Composition", composition);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var path = "/Composition/" + json(created).path("id").asString() + "/$document";
        var bundle = right(laboratory.get(path));
        assertThat(bundle.path("entry")
                        .valueStream()
                        .map(entry -> entry.at("/resource/resourceType").asString()))
                .startsWith("Composition")
                .containsExactlyInAnyOrder("Composition", "Patient", "Observation");
        assertThat(wire("GTB", ALL).get(path).statusCode()).isEqualTo(404);
    }
}
