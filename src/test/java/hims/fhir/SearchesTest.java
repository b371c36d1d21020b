package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.audit.AuditLog;
import hims.fhir.Hospital.Wire;
import hims.world.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Searches as programs send them. */
@DatabaseTest
class SearchesTest {
    private static final String ALL = "system/*.cruds";

    private final int port;
    private final Hospital hospital;
    private final Wire laboratory;
    private final PersonId sunita;
    private final AuditLog audit;

    SearchesTest(@LocalServerPort int port, Hospital hospital, AuditLog audit) {
        this.audit = audit;
        this.port = port;
        this.hospital = hospital;
        this.laboratory = wire("LNH", ALL);
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    private Wire wire(String facility, String scopes) {
        return new Wire(port, Hospital.token(port, hospital.program(facility, scopes), scopes));
    }

    private void pulse(PersonId person, int beats) {
        assertThat(laboratory
                        .send("POST", "/Observation", Hospital.pulse(person, beats))
                        .statusCode())
                .isEqualTo(201);
    }

    private JsonNode found(Wire by, String path) {
        var answer = by.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    @Test
    void a_patients_observations_are_found_and_the_next_page_is_a_link() {
        pulse(sunita, 88);
        pulse(sunita, 92);
        var all =
                found(laboratory, "/Observation?patient=Patient/" + sunita.value() + "&code=http://loinc.org%7C8867-4");
        assertThat(all.path("entry").size()).isEqualTo(2);
        assertThat(all.path("total").asInt()).isEqualTo(2);
        var first = found(laboratory, "/Observation?patient=" + sunita.value() + "&_count=1");
        var next = first.at("/link/1/url").asString();
        var second = found(laboratory, next.substring(next.indexOf("/Observation?")));
        assertThat(second.path("entry").size()).isEqualTo(1);
        assertThat(second.at("/entry/0/resource/id")).isNotEqualTo(first.at("/entry/0/resource/id"));
    }

    @Test
    void the_same_search_can_be_posted_and_asked_in_the_compartment() {
        pulse(sunita, 88);
        var posted = laboratory.send(
                "POST",
                "/Observation/_search",
                "patient=" + sunita.value() + "&code=8867-4",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(json(posted).path("entry").size()).as(posted.body()).isEqualTo(1);
        assertThat(found(laboratory, "/Patient/" + sunita.value() + "/Observation?code=8867-4")
                        .path("entry")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_hospital_without_a_relation_finds_nothing_and_no_number() {
        pulse(sunita, 88);
        pulse(sunita, 92);
        var elsewhere = wire("DDU", ALL);
        var search = "/Observation?patient=" + sunita.value();
        assertThat(found(elsewhere, search).has("entry")).isFalse();
        assertThat(found(elsewhere, search + "&_count=1&_total=accurate").has("total"))
                .isFalse();
        assertThat(found(elsewhere, search + "&_summary=count").has("total")).isFalse();
        assertThat(elsewhere.get("/Patient/" + sunita.value() + "/$everything").statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.get("/Patient/" + sunita.value() + "/Observation").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everything_and_the_last_of_each_code_come_as_bundles() {
        pulse(sunita, 88);
        pulse(sunita, 92);
        assertThat(found(laboratory, "/Patient/" + sunita.value() + "/$everything")
                        .path("entry")
                        .size())
                .isEqualTo(3);
        assertThat(found(laboratory, "/Observation/$lastn?patient=" + sunita.value())
                        .path("entry")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_scope_of_one_type_reaches_no_other_through_chains_and_includes() {
        pulse(sunita, 88);
        var narrow = wire("LNH", "system/Observation.rs");
        var found = found(narrow, "/Observation?patient=" + sunita.value() + "&_include=Observation:patient");
        assertThat(found.path("entry").size()).isEqualTo(1);
        assertThat(narrow.get("/Observation?patient.name=Sunita").statusCode()).isEqualTo(400);
        assertThat(narrow.get("/Patient?_id=" + sunita.value()).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_not_understood_is_refused_when_strict_and_reported_when_not() {
        var strict = laboratory.get("/Observation?colour=red", "Prefer", "handling=strict");
        assertThat(strict.statusCode()).isEqualTo(400);
        assertThat(strict.body()).contains("colour").contains("OperationOutcome");
        var lenient = found(laboratory, "/Observation?patient=" + sunita.value() + "&colour=red");
        assertThat(lenient.at("/entry/0/search/mode").asString()).isEqualTo("outcome");
        assertThat(lenient.at("/link/0/url").asString()).doesNotContain("colour");
    }

    @Test
    void the_statement_names_every_parameter_with_its_definition() {
        var statement = found(laboratory, "/metadata");
        var observation = statement
                .at("/rest/0/resource")
                .valueStream()
                .filter(resource -> resource.path("type").asString().equals("Observation"))
                .findFirst()
                .orElseThrow();
        assertThat(observation
                        .path("searchParam")
                        .valueStream()
                        .map(one -> one.path("definition").asString()))
                .contains("http://hl7.org/fhir/SearchParameter/clinical-code");
        assertThat(observation.path("operation").size()).isPositive();
    }

    @Test
    void pages_across_patients_are_full_and_only_those_shown_are_logged() {
        var rekha = hospital.patient("GTB", "Rekha");
        var gtb = wire("GTB", ALL);
        var tag = "\"meta\":{\"tag\":[{\"code\":\"" + sunita + "\"}]},";
        for (var n = 0; n < 24; n++) {
            var whose = n % 3 == 0 ? sunita : rekha;
            var body = Hospital.pulse(whose, 60 + n).replaceFirst("\\{", "{" + tag);
            assertThat((n % 3 == 0 ? laboratory : gtb)
                            .send("POST", "/Observation", body)
                            .statusCode())
                    .isEqualTo(201);
        }
        var before = audit.ofPatient(rekha.value(), Long.MAX_VALUE, 100).size();
        var first = found(laboratory, "/Observation?_tag=" + sunita + "&_count=5&_sort=-value-quantity");
        assertThat(first.path("entry")
                        .valueStream()
                        .map(each -> each.at("/resource/valueQuantity/value").asInt()))
                .containsExactly(81, 78, 75, 72, 69);
        var next = first.at("/link/1/url").asString();
        var second = found(laboratory, next.substring(next.indexOf("/Observation?")));
        assertThat(second.path("entry").size()).isEqualTo(3);
        assertThat(second.path("link").size()).isEqualTo(1);
        assertThat(found(laboratory, "/Observation?_tag=" + sunita + "&_count=5")
                        .path("entry")
                        .size())
                .isEqualTo(5);
        assertThat(audit.ofPatient(rekha.value(), Long.MAX_VALUE, 100)).hasSize(before);
    }
}
