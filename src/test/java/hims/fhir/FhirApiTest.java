package hims.fhir;

import static hims.fhir.Hospital.header;
import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.audit.AuditLog;
import hims.audit.Outcome;
import hims.fhir.Hospital.Wire;
import hims.world.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class FhirApiTest {
    private static final String ALL = "system/*.cruds";

    private final int port;
    private final Hospital hospital;
    private final AuditLog audit;
    private final Wire laboratory;
    private final PersonId sunita;

    FhirApiTest(@LocalServerPort int port, Hospital hospital, AuditLog audit) {
        this.port = port;
        this.hospital = hospital;
        this.audit = audit;
        this.laboratory = wire("LNH", ALL);
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    private Wire wire(String facility, String scopes) {
        return new Wire(port, Hospital.token(port, hospital.program(facility, scopes), scopes));
    }

    private String pulseOf(PersonId person) {
        var answer = laboratory.send("POST", "/Observation", Hospital.pulse(person, 88));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return "/Observation/" + json(answer).path("id").asString();
    }

    @Test
    void what_was_created_is_read_back_byte_by_byte() {
        var created = laboratory.send("POST", "/Observation", Hospital.pulse(sunita, 88));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(header(created, "ETag")).isEqualTo("W/\"1\"");
        assertThat(header(created, "Location")).endsWith("/_history/1");
        var read = laboratory.get("/Observation/" + json(created).path("id").asString());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(header(read, "Content-Type")).startsWith("application/fhir+json");
        assertThat(header(read, "Last-Modified")).isNotEmpty();
    }

    @Test
    void what_the_reader_has_already_is_not_sent_again() {
        var path = pulseOf(sunita);
        assertThat(laboratory.get(path, "If-None-Match", "W/\"1\"").statusCode())
                .isEqualTo(304);
        assertThat(laboratory.get(path, "If-None-Match", "W/\"7\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_update_needs_the_version_it_was_made_from_when_it_names_one() {
        var path = pulseOf(sunita);
        var id = path.substring("/Observation/".length());
        var changed = Hospital.pulse(sunita, 96).replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        assertThat(laboratory.send("PUT", path, changed, "If-Match", "W/\"4\"").statusCode())
                .isEqualTo(412);
        var answer = laboratory.send("PUT", path, changed, "If-Match", "W/\"1\"");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(header(answer, "ETag")).isEqualTo("W/\"2\"");
        assertThat(json(laboratory.get(path + "/_history/1"))
                        .at("/valueQuantity/value")
                        .intValue())
                .isEqualTo(88);
    }

    @Test
    void a_sender_may_choose_the_id() {
        var path = "/Observation/lab." + sunita.toString().substring(24);
        var body = Hospital.pulse(sunita, 70).replaceFirst("\\{", "{\"id\":\"" + path.substring(13) + "\",");
        var created = laboratory.send("PUT", path, body);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(json(laboratory.get(path)).path("id").asString()).isEqualTo(path.substring(13));
        assertThat(laboratory.send("PUT", path, body).statusCode()).isEqualTo(200);
    }

    @Test
    void a_deleted_resource_is_gone_but_its_history_stays() {
        var path = pulseOf(sunita);
        assertThat(laboratory.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(laboratory.get(path).statusCode()).isEqualTo(410);
        assertThat(laboratory.get(path + "/_history/1").statusCode()).isEqualTo(200);
        var history = json(laboratory.get(path + "/_history"));
        assertThat(history.path("entry").size()).isEqualTo(2);
        assertThat(history.at("/entry/0/request/method").asString()).isEqualTo("DELETE");
    }

    @Test
    void a_json_patch_changes_what_it_names() {
        var path = pulseOf(sunita);
        var patch = "[{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":61}]";
        var answer = laboratory.send("PATCH", path, patch, "Content-Type", "application/json-patch+json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).at("/valueQuantity/value").intValue()).isEqualTo(61);
    }

    @Test
    void a_fhirpath_patch_changes_what_it_names() {
        var path = pulseOf(sunita);
        var patch = """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                 {"name":"type","valueCode":"replace"},
                 {"name":"path","valueString":"Observation.code.coding.where(system = 'http://loinc.org').display"},
                 {"name":"value","valueString":"Pulse"}]}]}""";
        var answer = laboratory.send("PATCH", path, patch);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).at("/code/coding/0/display").asString()).isEqualTo("Pulse");
    }

    @Test
    void a_condition_creates_only_what_is_not_there() {
        var number = "42-" + sunita;
        var body = Hospital.pulse(sunita, 77)
                .replaceFirst("\\{", "{\"identifier\":[{\"system\":\"urn:lab\",\"value\":\"" + number + "\"}],");
        var first = laboratory.send("POST", "/Observation", body, "If-None-Exist", "identifier=urn:lab|" + number);
        var second = laboratory.send("POST", "/Observation", body, "If-None-Exist", "identifier=urn:lab|" + number);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(second).path("id")).isEqualTo(json(first).path("id"));
    }

    @Test
    void each_read_is_logged_with_its_patient_before_it_is_answered() {
        var path = pulseOf(sunita);
        var before = audit.ofPatient(sunita.value(), Long.MAX_VALUE, 100).size();
        laboratory.get(path);
        var rows = audit.ofPatient(sunita.value(), Long.MAX_VALUE, 100);
        assertThat(rows).hasSize(before + 1);
        assertThat(rows.getFirst().objectId()).isEqualTo(path.substring(1));
    }

    @Test
    void a_program_of_another_hospital_finds_nothing_and_is_noted() {
        var path = pulseOf(sunita);
        assertThat(wire("GTB", ALL).get(path).statusCode()).isEqualTo(404);
        assertThat(audit.ofPatient(sunita.value(), Long.MAX_VALUE, 10)
                        .getFirst()
                        .outcome())
                .isEqualTo(Outcome.DENIED);
    }

    @Test
    void a_program_without_the_scope_is_refused() {
        var path = pulseOf(sunita);
        var narrow = wire("LNH", "system/Encounter.rs");
        assertThat(narrow.get(path).statusCode()).isEqualTo(403);
        assertThat(narrow.send("POST", "/Observation", Hospital.pulse(sunita, 1))
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Wire(port, "").get(path).statusCode()).isEqualTo(401);
        assertThat(new Wire(port, "rubbish").get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void a_patient_gets_a_health_id_and_a_likeness_is_asked_about() {
        var name = "Zubeida" + sunita.toString().substring(28).replaceAll("[0-9]", "a");
        var body = """
                {"resourceType":"Patient","name":[{"given":["%s"],"family":"Qureshi"}],"gender":"female",
                 "birthDate":"1971-05-09","telecom":[{"system":"phone","value":"98111%s"}]}
                """.formatted(name, 10000 + Math.floorMod(sunita.hashCode(), 89999));
        var first = laboratory.send("POST", "/Patient", body);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(json(first).at("/identifier/0/system").asString()).endsWith("health-id");
        var second = laboratory.send("POST", "/Patient", body);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(json(second).at("/issue/0/diagnostics").asString())
                .isEqualTo("Patient/" + json(first).path("id").asString());
        var third = laboratory.send(
                "POST",
                "/Patient",
                body,
                PatientWrites.DIFFERENT,
                json(first).path("id").asString());
        assertThat(third.statusCode()).as(third.body()).isEqualTo(201);
    }

    @Test
    void the_statement_names_what_is_routed() {
        var statement = json(new Wire(port, "").get("/metadata"));
        assertThat(statement.path("fhirVersion").asString()).isEqualTo("4.0.1");
        assertThat(statement.at("/rest/0/resource").size()).isGreaterThan(60);
    }
}
