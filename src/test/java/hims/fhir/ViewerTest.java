package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.fhir.Hospital.Wire;
import hims.world.AtOnce;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.StaffDesk;
import java.net.URI;
import java.util.HashMap;
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
        assertThat(ananya.get("/fhir-viewer/Observation").body()).contains("name=\"p.patient\"", "combo-code");
        var sent = ananya.post(
                "/fhir-viewer/requests", Map.of("type", "Observation", "address", "patient=" + sunita + "&_count=1"));
        var path = URI.create(Browsing.location(sent)).getPath();
        assertThat(Browsing.location(sent)).doesNotContain(sunita.toString());
        var found = ananya.get(path);
        assertThat(found.body()).contains("/fhir-viewer/Observation/" + pulse, "Heart rate");
        assertThat(looked("Dr Ananya Sen", "DONE")).isEqualTo(1);
        var other = desk("Dr Vikram Sen", Role.DOCTOR, "LNH").get(path);
        assertThat(Browsing.location(other)).endsWith("/fhir-viewer/requests?lost=true");
    }

    @Test
    void a_clerk_is_refused_as_by_the_wire_and_the_refusal_is_logged() {
        var rekha = desk("Rekha Verma", Role.REGISTRATION_CLERK, "LNH");
        var page = rekha.get("/fhir-viewer/Observation/" + pulse);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("There is no such resource, or none that is open to you.")
                .doesNotContain("Heart rate", "valueQuantity");
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
    void a_change_is_sent_when_it_was_said_that_it_is_meant_and_once_however_often_it_is_pressed() throws Exception {
        var ananya = desk("Dr Ananya Iyer", Role.DOCTOR, "LNH");
        var before = observations();
        var page = ananya.get("/fhir-viewer/requests").body();
        var fields = new HashMap<>(Form.on(page, "/fhir-viewer/requests"));
        fields.remove("_csrf");
        fields.putAll(Map.of("method", "POST", "address", "Observation", "body", Hospital.pulse(sunita, 70)));
        var asked = ananya.post("/fhir-viewer/requests", fields);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(Form.plain(asked.body())).contains("POST Observation changes the record", "\"value\":70");
        assertThat(observations()).isEqualTo(before);
        fields.put("sure", "yes");
        AtOnce.times(8, () -> ananya.post("/fhir-viewer/requests", fields));
        assertThat(observations()).isEqualTo(before + 1);
        assertThat(looked("Dr Ananya Iyer", "DONE")).isEqualTo(1);
    }

    @Test
    void a_version_that_is_out_of_date_and_a_patch_are_answered_as_by_the_wire() {
        var ananya = desk("Dr Ananya Menon", Role.DOCTOR, "LNH");
        var put = Map.of(
                "method",
                "PUT",
                "sure",
                "yes",
                "address",
                "Observation/" + pulse,
                "headers",
                "If-Match: W/\"1\"",
                "body",
                with(pulse, Hospital.pulse(sunita, 97)));
        assertThat(ask(ananya, put)).contains("412 Precondition Failed");
        var patch = Map.of(
                "method",
                "PATCH",
                "sure",
                "yes",
                "address",
                "Observation/" + pulse,
                "headers",
                "Accept: application/fhir+xml",
                "body",
                "[{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":98}]");
        assertThat(ask(ananya, patch)).contains("200 OK", "ETag", "W/\"3\"", "<value value=\"98\"/>");
        var clerk = desk("Rekha Saini", Role.REGISTRATION_CLERK, "LNH");
        assertThat(ask(clerk, put)).contains("403 Forbidden").doesNotContain("200 OK");
    }

    @Test
    void a_resource_is_shown_in_words_in_json_and_in_xml_with_references_to_follow() {
        var ananya = desk("Dr Ananya Das", Role.DOCTOR, "LNH");
        var path = "/fhir-viewer/Observation/" + pulse;
        var patient = "href=\"/fhir-viewer/Patient/" + sunita + "\"";
        assertThat(Form.plain(ananya.get(path).body())).contains("valueQuantity", "96 ", "Heart rate", patient);
        assertThat(Form.plain(ananya.get(path + "?look=json").body())).contains("\"value\": 96", patient);
        assertThat(Form.plain(ananya.get(path + "?look=xml").body())).contains("<value value=\"96\"/>", patient);
        assertThat(Form.plain(ananya.get(path + "/versions/1").body())).contains("80 ");
    }

    @Test
    void each_type_says_how_much_there_is_of_it() {
        var page =
                desk("Dr Ananya Bose", Role.DOCTOR, "LNH").get("/fhir-viewer").body();
        assertThat(page)
                .containsPattern("(?s)/fhir-viewer/Observation\".{0,80}<small>[1-9]")
                .containsPattern("(?s)/fhir-viewer/Organization\".{0,400}<small>[1-9]");
    }

    @Test
    void the_form_of_a_type_makes_the_address_of_its_parameters() {
        var ananya = desk("Dr Ananya Pal", Role.DOCTOR, "LNH");
        ananya.get("/fhir-viewer/Observation");
        var found = ananya.submit(
                "/fhir-viewer/requests",
                Map.of("type", "Observation", "p.patient", "Patient/" + sunita, "p.code", "", "address", "_count=5"));
        assertThat(Form.plain(found.body()))
                .contains("Observation?patient=Patient/" + sunita + "&_count=5", "/fhir-viewer/Observation/" + pulse);
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
        var header = ananya.post("/fhir-viewer/requests", Map.of("address", "Patient", "headers", "Cookie: a=b"));
        assertThat(Form.plain(header.body())).contains("\"Cookie: a=b\" is not a header of this API", "If-None-Match");
        var method =
                ananya.post("/fhir-viewer/requests", Map.of("method", "DELETE", "address", "Observation/" + pulse));
        assertThat(method.statusCode()).isEqualTo(422);
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
