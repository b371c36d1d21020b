package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.Sessions;
import hims.fhir.Hospital.Wire;
import hims.record.shape.ShapeCheck;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.SessionRepository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Staff and medicines through the API, from the modules that own them. */
@DatabaseTest
class RenderedTest {
    private final int port;
    private final Wire laboratory;
    private final PersonId sunita;

    RenderedTest(@LocalServerPort int port, Hospital hospital, @Autowired Invitation invitations) {
        this.port = port;
        this.laboratory = new Wire(port, Hospital.token(port, hospital.program("LNH", "system/*.rs"), "system/*.rs"));
        this.sunita = hospital.patient("LNH", "Sunita");
        StaffDesk.enrol(invitations, "Dr. Neelofar Wani", Role.DOCTOR, "LNH");
    }

    private JsonNode found(String path) {
        var answer = laboratory.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Practitioner", "PractitionerRole", "Medication", "Organization", "Location"})
    void what_is_rendered_is_valid_and_read_by_its_id(String type) {
        var first = found("/" + type + "?_count=1").at("/entry/0/resource");
        assertThat(ShapeCheck.faults((ObjectNode) first)).isEmpty();
        assertThat(found("/" + type + "/" + first.path("id").asString())).isEqualTo(first);
        assertThat(laboratory.get("/" + type + "/nobody").statusCode()).isEqualTo(404);
        assertThat(laboratory.get("/" + type + "?colour=red").statusCode()).isEqualTo(400);
    }

    @Test
    void a_doctor_is_found_by_a_part_of_her_name_without_login_or_contact() {
        var doctor = found("/Practitioner?name=neelofar").at("/entry/0/resource");
        assertThat(doctor.at("/name/0/text").asString()).isEqualTo("Dr. Neelofar Wani");
        assertThat(doctor.toString()).doesNotContain("desk.", "telecom");
        var role = found("/PractitionerRole?practitioner=Practitioner/"
                        + doctor.path("id").asString())
                .at("/entry/0/resource");
        assertThat(role.at("/code/0/coding/0/code").asString()).isEqualTo("doctor");
        assertThat(role.at("/organization/reference").asString()).startsWith("Organization/");
    }

    @Test
    void an_event_of_the_log_is_read_by_its_id() {
        var event = found("/AuditEvent?patient=" + sunita + "&_count=1").at("/entry/0/resource");
        assertThat(found("/AuditEvent/" + event.path("id").asString())).isEqualTo(event);
        assertThat(laboratory.get("/AuditEvent/" + sunita + ".1").statusCode()).isEqualTo(404);
        assertThat(laboratory.get("/AuditEvent/1").statusCode()).isEqualTo(404);
    }

    @Test
    void a_citizen_does_not_list_the_staff(@Autowired Sessions sessions, @Autowired SessionRepository<?> kept) {
        var citizen = Cookies.citizen(port, sessions, kept, sunita);
        assertThat(citizen.get("/Practitioner").statusCode()).isEqualTo(403);
        assertThat(citizen.get("/Medication?_count=1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_medicine_is_found_by_its_code() {
        var first = found("/Medication?_count=1").at("/entry/0/resource");
        var code = first.at("/code/coding/0/code").asString();
        var system = first.at("/code/coding/0/system").asString();
        assertThat(found("/Medication?code=" + system + "%7C" + code)
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(found("/Medication?code=http://elsewhere%7C" + code)
                        .path("total")
                        .asInt())
                .isZero();
    }
}
