package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.Sessions;
import hims.audit.AuditLog;
import hims.audit.Outcome;
import hims.fhir.Hospital.Wire;
import hims.world.DatabaseTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.SessionRepository;

/** People who are signed in on the pages use the API by their session; what is confidential stays so on every way in. */
@DatabaseTest
class SessionsTest {
    private static final String[] FROM_OUR_PAGE = {"Sec-Fetch-Site", "same-origin"};

    private final Wire laboratory;
    private final Wire doctor;
    private final Wire sunitaHerself;
    private final AuditLog audit;
    private final PersonId sunita;

    SessionsTest(
            @LocalServerPort int port,
            Hospital hospital,
            AuditLog audit,
            @Autowired Invitation invitations,
            @Autowired Sessions sessions,
            @Autowired SessionRepository<?> kept) {
        this.laboratory =
                new Wire(port, Hospital.token(port, hospital.program("LNH", "system/*.cruds"), "system/*.cruds"));
        this.doctor = Cookies.staff(port, invitations, Role.DOCTOR, "LNH");
        this.audit = audit;
        this.sunita = hospital.patient("LNH", "Sunita");
        this.sunitaHerself = Cookies.citizen(port, sessions, kept, sunita);
    }

    private String create(String type, String body) {
        var answer = laboratory.send("POST", "/" + type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return "/" + type + "/" + json(answer).path("id").asString();
    }

    private String secretObservation() {
        return create(
                "Observation",
                Hospital.pulse(sunita, 99)
                        .replaceFirst(
                                "\\{",
                                "{\"meta\":{\"security\":[{\"system\":"
                                        + "\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"HIV\"}]},"));
    }

    @Test
    void a_doctor_reads_by_her_session_who_is_cared_for_in_her_hospital() {
        var path = create("Observation", Hospital.pulse(sunita, 88));
        assertThat(doctor.get(path).statusCode()).isEqualTo(200);
        assertThat(doctor.get("/Patient/" + sunita).statusCode()).isEqualTo(200);
        var row = audit.ofPatient(sunita.value(), Long.MAX_VALUE, 1).getFirst();
        assertThat(row.role()).isEqualTo("DOCTOR");
        assertThat(row.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_citizen_reads_her_own_record_and_who_read_it() {
        var path = create("Observation", Hospital.pulse(sunita, 88));
        assertThat(sunitaHerself.get(path).statusCode()).isEqualTo(200);
        var log = json(sunitaHerself.get("/AuditEvent?patient=" + sunita));
        assertThat(log.path("entry").size()).isPositive();
        assertThat(sunitaHerself
                        .send("POST", "/Observation", Hospital.pulse(sunita, 1), FROM_OUR_PAGE)
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void a_session_writes_only_from_a_page_of_ours() {
        var body = Hospital.pulse(sunita, 70);
        for (var site : List.of("cross-site", "same-site", "nonsense")) {
            assertThat(doctor.send("POST", "/Observation", body, "Sec-Fetch-Site", site)
                            .statusCode())
                    .as(site)
                    .isEqualTo(401);
        }
        assertThat(doctor.send("POST", "/Observation", body).statusCode()).isEqualTo(401);
        assertThat(doctor.send("DELETE", "/Observation/" + UUID.randomUUID(), "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(doctor.send("POST", "/Observation", body, FROM_OUR_PAGE).statusCode())
                .isEqualTo(201);
        assertThat(doctor.send("POST", "/Observation", body, "X-Requested-With", "HIMS")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void another_site_cannot_read_with_a_session_either() {
        assertThat(doctor.get("/Patient/" + sunita, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_form_of_another_site_finds_nothing() {
        var answer = doctor.send(
                "POST",
                "/Observation/_search",
                "patient=" + sunita,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "cross-site");
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_confidential_is_not_there_for_a_doctor_without_the_right() {
        var plain = create("Observation", Hospital.pulse(sunita, 88));
        var secret = secretObservation();
        var id = secret.substring("/Observation/".length());
        for (var path : List.of(secret, secret + "/_history", secret + "/_history/1")) {
            assertThat(doctor.get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (var path : List.of(
                "/Observation?patient=" + sunita,
                "/Observation?patient=" + sunita + "&_id=" + id,
                "/Observation?patient=" + sunita + "&_security=HIV",
                "/Patient/" + sunita + "/Observation",
                "/Patient/" + sunita + "/$everything",
                "/Observation/$lastn?patient=" + sunita,
                "/Observation/_history?_count=200",
                "/Patient?_id=" + sunita + "&_revinclude=Observation:patient")) {
            var answer = doctor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(json(answer).path("entry").toString()).as(path).doesNotContain(id);
        }
        assertThat(json(doctor.get("/Observation?patient=" + sunita))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(doctor.get(plain).statusCode()).isEqualTo(200);
    }

    @Test
    void what_refers_to_a_confidential_fact_does_not_bring_it_along() {
        var id = secretObservation().substring("/Observation/".length());
        var panel = Hospital.pulse(sunita, 90)
                .replaceFirst("\\{", "{\"hasMember\":[{\"reference\":\"Observation/" + id + "\"}],");
        create("Observation", panel);
        var found = json(doctor.get("/Observation?patient=" + sunita + "&_include=Observation:has-member"));
        assertThat(found.path("entry")).hasSize(1);
        assertThat(found.path("entry")
                        .valueStream()
                        .map(entry -> entry.at("/resource/id").asString()))
                .doesNotContain(id);
    }

    @Test
    void what_is_confidential_cannot_be_changed_or_deleted_unseen() {
        var secret = secretObservation();
        var body = Hospital.pulse(sunita, 1)
                .replaceFirst("\\{", "{\"id\":\"" + secret.substring("/Observation/".length()) + "\",");
        assertThat(doctor.send("PUT", secret, body, FROM_OUR_PAGE).statusCode()).isEqualTo(404);
        assertThat(doctor.send("DELETE", secret, "", FROM_OUR_PAGE).statusCode())
                .isIn(403, 404);
        assertThat(sunitaHerself.get(secret).statusCode()).isEqualTo(200);
    }
}
