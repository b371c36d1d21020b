package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.fhir.Hospital.Wire;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.StaffDesk;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The viewer shows what the API would answer its reader, and the audit log knows of all she saw. */
@DatabaseTest
class ViewerTest {
    private static final String LOOKED =
            "select count(*) from audit.event where patient = :id and actor_name = :name and outcome = :outcome";

    private final int port;
    private final Invitation invitations;
    private final JdbcClient jdbc;
    private final PersonId sunita;
    private final String pulse;

    ViewerTest(@LocalServerPort int port, Hospital hospital, Invitation invitations, JdbcClient jdbc) {
        this.port = port;
        this.invitations = invitations;
        this.jdbc = jdbc;
        this.sunita = hospital.patient("LNH", "Sunita");
        var program = hospital.program("LNH", "system/*.cruds");
        var wire = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
        this.pulse = json(wire.send("POST", "/Observation", Hospital.pulse(sunita, 80)))
                .path("id")
                .asString();
        wire.send("PUT", "/Observation/" + pulse, with(pulse, Hospital.pulse(sunita, 96)));
    }

    private static String with(String id, String observation) {
        return observation.replaceFirst("\\{", "{\"id\":\"" + id + "\",");
    }

    private Browsing desk(String name, Role role, String facility) {
        return StaffDesk.open(port, invitations, name, role, facility);
    }

    private static String ask(Browsing browser, Map<String, String> fields) {
        browser.get("/fhir-viewer/requests");
        return Form.plain(browser.submit("/fhir-viewer/requests", fields).body());
    }

    private long looked(String name, String outcome) {
        return jdbc.sql(LOOKED)
                .param("id", sunita.value())
                .param("name", name)
                .param("outcome", outcome)
                .query(Long.class)
                .single();
    }

    @Test
    void a_doctor_sees_the_resource_its_history_and_what_changed_and_each_look_is_logged() {
        var ananya = desk("Dr Ananya Rao", Role.DOCTOR, "LNH");
        var page = ananya.get("/fhir-viewer/Observation/" + pulse);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("href=\"/fhir-viewer/Patient/" + sunita + "\"", "/versions/1\"", "/versions/2\"");
        var looked = looked("Dr Ananya Rao", "DONE");
        assertThat(looked).isGreaterThan(1);
        var differences = Form.plain(ananya.get("/fhir-viewer/Observation/" + pulse + "/differences?from=1&to=2")
                .body());
        assertThat(differences).containsPattern("<del>.*\"value\": 80").containsPattern("<ins>.*\"value\": 96");
        assertThat(looked("Dr Ananya Rao", "DONE")).isGreaterThan(looked);
    }

    @Test
    void a_search_is_a_form_whose_page_says_nothing_in_its_address() {
        var ananya = desk("Dr Ananya Sen", Role.DOCTOR, "LNH");
        assertThat(ananya.get("/fhir-viewer/Observation").body()).contains("8867-4", "combo-code");
        var sent = ananya.post(
                "/fhir-viewer/requests", Map.of("type", "Observation", "address", "patient=" + sunita + "&_count=1"));
        var path = URI.create(Browsing.location(sent)).getPath();
        assertThat(Browsing.location(sent)).doesNotContain(sunita.toString());
        var found = ananya.get(path);
        assertThat(found.body()).contains("/fhir-viewer/Observation/" + pulse, "Heart rate");
        assertThat(looked("Dr Ananya Sen", "DONE")).isEqualTo(1);
        var other = desk("Dr Vikram Sen", Role.DOCTOR, "LNH").get(path);
        assertThat(Browsing.location(other)).endsWith("/fhir-viewer/requests");
    }

    @Test
    void a_clerk_is_refused_as_by_the_wire_and_the_refusal_is_logged() {
        var rekha = desk("Rekha Verma", Role.REGISTRATION_CLERK, "LNH");
        var page = rekha.get("/fhir-viewer/Observation/" + pulse);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("There is no such resource, or none that is open to you.")
                .doesNotContain("96");
        assertThat(looked("Rekha Verma", "DENIED")).isEqualTo(1);
        assertThat(looked("Rekha Verma", "DONE")).isZero();
        assertThat(ask(rekha, Map.of("address", "Observation?patient=" + sunita)))
                .contains("Nothing was found");
    }

    @Test
    void a_doctor_of_another_hospital_sees_no_more_here_than_by_the_wire() {
        var joseph = desk("Dr Joseph Toppo", Role.DOCTOR, "GTB");
        assertThat(joseph.get("/fhir-viewer/Observation/" + pulse).statusCode()).isEqualTo(404);
        assertThat(looked("Dr Joseph Toppo", "DONE")).isZero();
    }

    @Test
    void nothing_can_be_changed_from_here() {
        var ananya = desk("Dr Ananya Iyer", Role.DOCTOR, "LNH");
        var before = observations();
        assertThat(ask(ananya, Map.of("method", "POST", "address", "Observation", "body", Hospital.pulse(sunita, 70))))
                .contains("405", "POST is not possible here.");
        assertThat(ask(ananya, Map.of("method", "POST", "address", "/fhir", "body", "{}")))
                .contains("405");
        var deleted =
                ananya.post("/fhir-viewer/requests", Map.of("method", "DELETE", "address", "Observation/" + pulse));
        assertThat(deleted.statusCode()).isEqualTo(422);
        assertThat(observations()).isEqualTo(before);
    }

    private long observations() {
        return jdbc.sql("select count(*) from record.resource where pid = :id")
                .param("id", sunita.value())
                .query(Long.class)
                .single();
    }

    @Test
    void what_was_typed_wrong_is_told_in_words_and_stays() {
        var ananya = desk("Dr Ananya Nair", Role.DOCTOR, "LNH");
        ananya.get("/fhir-viewer/requests");
        var empty = ananya.post("/fhir-viewer/requests", Map.of("address", " ", "body", "{\"kept\": 1}"));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(Form.plain(empty.body())).contains("Type an address", "{\"kept\": 1}");
        assertThat(ask(ananya, Map.of("address", "Nonsense/1"))).contains("404", "no resources of type Nonsense");
        assertThat(ask(ananya, Map.of("address", "Observation?%zz"))).contains("400");
        assertThat(ask(ananya, Map.of("address", "/fhir/metadata"))).contains("200 OK", "CapabilityStatement");
        assertThat(ask(ananya, Map.of("address", "http://localhost:" + port + "/fhir/Organization?name=lok")))
                .contains("200 OK", "Lok Nayak");
        assertThat(ananya.get("/fhir-viewer/Nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_comes_in_without_signing_in() {
        assertThat(Browsing.location(new Browsing(port).get("/fhir-viewer"))).contains("/sign-in");
        assertThat(Browsing.location(new Browsing(port).get("/fhir-clients"))).contains("/sign-in");
    }
}
