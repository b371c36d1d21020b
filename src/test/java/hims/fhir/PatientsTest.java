package hims.fhir;

import static hims.fhir.Hospital.header;
import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.Action;
import hims.audit.AuditLog;
import hims.fhir.Hospital.Wire;
import hims.person.MergeId;
import hims.person.Merges;
import hims.person.Registry;
import hims.world.DatabaseTest;
import hims.world.Registered;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Patient is the registry's person: created, corrected and matched by its rules. */
@DatabaseTest
class PatientsTest {
    private static final Actor USHA = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private static final Actor HARISH = Registered.staff("Harish Chandra", Role.IDENTITY_OFFICER, "GTB");
    private static final String ABHA = "https://healthid.ndhm.gov.in";

    private final Wire laboratory;
    private final Registry registry;
    private final Merges merges;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final String name = "Zubeida" + letters();
    private final String phone =
            "98" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
    private final String born = LocalDate.of(1940, 1, 1)
            .plusDays(Math.floorMod(UUID.randomUUID().hashCode(), 20_000))
            .toString();

    PatientsTest(
            @LocalServerPort int port,
            Hospital hospital,
            Registry registry,
            Merges merges,
            AuditLog audit,
            JdbcClient jdbc) {
        var program = hospital.program("LNH", "system/*.cruds");
        this.laboratory = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
        this.registry = registry;
        this.merges = merges;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private ObjectNode zubeida() {
        var patient = Json.resource("Patient").put("gender", "female").put("birthDate", born);
        patient.putArray("identifier").addObject().put("system", ABHA).put("value", "91-" + name);
        var official = patient.putArray("name").addObject().put("family", "Qureshi");
        official.putArray("given").add(name);
        patient.putArray("telecom").addObject().put("system", "phone").put("value", phone);
        return patient;
    }

    private ObjectNode created() {
        var answer = laboratory.send("POST", "/Patient", zubeida().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (ObjectNode) json(answer);
    }

    private static String path(JsonNode patient) {
        return "/Patient/" + patient.path("id").asString();
    }

    private static PersonId person(JsonNode patient) {
        return new PersonId(UUID.fromString(patient.path("id").asString()));
    }

    @Test
    void a_number_of_others_is_kept_as_it_was_stated() {
        var patient = created();
        assertThat(patient.path("identifier").toString()).contains(ABHA, "91-" + name, "health-id");
        var found = json(laboratory.get("/Patient?identifier=" + ABHA + "%7C91-" + name));
        assertThat(found.path("entry")).hasSize(1);
    }

    @Test
    void a_correction_changes_what_differs_and_keeps_the_old_value() {
        var patient = created();
        ((ObjectNode) patient.at("/name/0")).put("family", "Ansari").remove("text");
        patient.withArrayProperty("telecom").addObject().put("system", "phone").put("value", "97" + phone.substring(2));
        var answer = laboratory.send("PUT", path(patient), patient.toString(), "If-Match", "W/\"1\"");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(header(answer, "ETag")).isEqualTo("W/\"2\"");
        assertThat(json(answer).at("/name/0/family").asString()).isEqualTo("Ansari");
        assertThat(json(answer).path("identifier").toString()).contains("91-" + name);
        var person = registry.fetch(person(patient));
        assertThat(person.name().family()).isEqualTo("Ansari");
        assertThat(person.phones()).hasSize(2);
        assertThat(person.version()).isEqualTo(2);
        var history = jdbc.sql("select count(*) from person.history where person_id = :id and source = 'FHIR'")
                .param("id", person.id().value())
                .query(Integer.class)
                .single();
        assertThat(history).isGreaterThanOrEqualTo(2);
        assertThat(audit.ofPatient(person.id().value(), Long.MAX_VALUE, 10))
                .anyMatch(
                        row -> row.action() == Action.UPDATE && row.objectType().equals("person"));
    }

    @Test
    void she_is_found_by_her_new_name() {
        var patient = created();
        var patch = "[{\"op\":\"replace\",\"path\":\"/name/0/given/0\",\"value\":\"Shabnam" + letters() + "\"},"
                + "{\"op\":\"remove\",\"path\":\"/name/0/text\"}]";
        var answer = laboratory.send("PATCH", path(patient), patch, "Content-Type", "application/json-patch+json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var described = (ObjectNode) json(answer);
        described.remove("identifier");
        var match = laboratory.send("POST", "/Patient/$match", described.toString());
        assertThat(json(match).at("/entry/0/resource/id").asString())
                .isEqualTo(patient.path("id").asString());
    }

    @Test
    void a_program_may_ask_for_a_merge_and_an_officer_decides() {
        var one = created();
        var other = laboratory.send("POST", "/Patient", other().toString());
        assertThat(other.statusCode()).as(other.body()).isEqualTo(201);
        var preview = laboratory.send("POST", "/Patient/$merge", merge(one, (ObjectNode) json(other), true));
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body()).contains("\"replaces\"", "access.relation");
        var asked = laboratory.send("POST", "/Patient/$merge", merge(one, (ObjectNode) json(other), false));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var id = UUID.fromString(one.path("id").asString());
        assertThat(registry.fetch(new PersonId(id)).id().value()).isEqualTo(id);
        assertThat(jdbc.sql("select status from person.pair where :id in (a, b)")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .contains("OPEN");
    }

    @Test
    void after_a_merge_either_number_answers_for_both_and_after_an_unmerge_each_for_itself() {
        var keep = created();
        var merged = (ObjectNode) json(laboratory.send("POST", "/Patient", other().toString()));
        var before = pulse(keep, 71);
        var moved = pulse(merged, 72);
        var merge = merge(person(keep), person(merged));
        for (var asked : List.of(keep, merged)) {
            assertThat(laboratory.get(path(asked) + "/$everything").body()).contains(before, moved);
            assertThat(laboratory.get(path(asked) + "/$summary").statusCode()).isEqualTo(200);
        }
        assertThat(laboratory.get("/Observation/" + moved).statusCode()).isEqualTo(200);
        var late = pulse(merged, 73);
        assertThat(laboratory.get(path(keep) + "/$everything").body()).contains(late);
        assertThat(laboratory
                        .get("/AuditEvent?patient=" + keep.path("id").asString())
                        .body())
                .contains("Observation/" + moved);

        merges.undo(merge, "Papers of another", USHA);
        assertThat(laboratory.get(path(keep) + "/$everything").body())
                .contains(before)
                .doesNotContain(moved);
        assertThat(laboratory.get(path(merged) + "/$everything").body())
                .contains(moved)
                .doesNotContain(before);
    }

    private String pulse(ObjectNode patient, int rate) {
        var answer = laboratory.send("POST", "/Observation", Hospital.pulse(person(patient), rate));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    private MergeId merge(PersonId keep, PersonId merged) {
        var id = merges.prepare(new Merges.Wish(keep, merged, Set.of(), "Papers seen"), USHA);
        merges.approve(id, HARISH);
        merges.complete(id, USHA);
        return id;
    }

    private static ObjectNode other() {
        var patient = Json.resource("Patient").put("gender", "female").put("birthDate", "1950-01-01");
        patient.putArray("name").addObject().put("family", "Das" + letters());
        return patient;
    }

    private static String merge(ObjectNode target, ObjectNode source, boolean preview) {
        return """
                {"resourceType":"Parameters","parameter":[
                {"name":"source-patient","valueReference":{"reference":"Patient/%s"}},
                {"name":"target-patient","valueReference":{"reference":"Patient/%s"}},
                {"name":"preview","valueBoolean":%s}]}""".formatted(source.path("id").asString(), target.path("id").asString(), preview);
    }

    @Test
    void what_is_left_out_stays() {
        var patient = created();
        var little = Json.resource("Patient").put("gender", "other");
        little.set("name", patient.path("name"));
        var answer = laboratory.send("PUT", path(patient), little.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("gender").asString()).isEqualTo("other");
        assertThat(json(answer).path("birthDate").asString()).isEqualTo(born);
        assertThat(json(answer).path("telecom")).hasSize(1);
    }

    @Test
    void a_correction_needs_the_version_it_was_made_from_and_leaves_the_rest_to_the_registry() {
        var patient = created();
        assertThat(laboratory
                        .send("PUT", path(patient), patient.toString(), "If-Match", "W/\"7\"")
                        .statusCode())
                .isEqualTo(412);
        patient.put("deceasedDateTime", "2026-01-01");
        assertThat(laboratory.send("PUT", path(patient), patient.toString()).statusCode())
                .isEqualTo(422);
        var unknown = UUID.randomUUID();
        assertThat(laboratory
                        .send(
                                "PUT",
                                "/Patient/" + unknown,
                                zubeida().put("id", unknown.toString()).toString())
                        .statusCode())
                .isEqualTo(404);
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + zubeida()
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"Patient/"
                + patient.path("id").asString() + "\"}}]}";
        assertThat(laboratory.send("POST", "", bundle).statusCode()).isBetween(400, 499);
    }

    private JsonNode match(ObjectNode patient, String more) {
        var body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":" + patient
                + "}" + more + "]}";
        var answer = laboratory.send("POST", "/Patient/$match", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static String grade(JsonNode bundle) {
        return bundle.at("/entry/0/search/extension/0/valueCode").asString("");
    }

    @Test
    void a_match_is_graded_by_the_registry_and_logged() {
        var patient = created();
        var probable = match(zubeida(), "");
        assertThat(grade(probable)).isEqualTo("probable");
        assertThat(probable.at("/entry/0/resource").has("telecom")).isFalse();
        assertThat(audit.ofPatient(person(patient).value(), Long.MAX_VALUE, 1)
                        .getFirst()
                        .action())
                .isEqualTo(Action.SEARCH);
        var certain = zubeida();
        certain.set("identifier", patient.path("identifier"));
        assertThat(grade(match(certain, ""))).isEqualTo("certain");
        assertThat(match(certain, "").path("entry")).hasSize(1);
    }

    @Test
    void only_certain_ones_and_no_more_than_asked_are_shown() {
        var patient = created();
        var certainOnly = ",{\"name\":\"onlyCertainMatches\",\"valueBoolean\":true}";
        assertThat(match(zubeida(), certainOnly).has("entry")).isFalse();
        var twin = laboratory.send(
                "POST",
                "/Patient",
                zubeida().toString(),
                PatientWrites.DIFFERENT,
                patient.path("id").asString());
        assertThat(twin.statusCode()).as(twin.body()).isEqualTo(201);
        assertThat(match(zubeida(), "").path("entry").size()).isEqualTo(2);
        assertThat(match(zubeida(), ",{\"name\":\"count\",\"valueInteger\":1}").path("entry"))
                .hasSize(1);
    }

    @Test
    void somebody_else_is_not_shown() {
        created();
        var other = Json.resource("Patient").put("gender", "male").put("birthDate", "1999-01-01");
        other.putArray("name").addObject().putArray("given").add("Thangboi" + letters());
        assertThat(match(other, "").has("entry")).isFalse();
    }
}
