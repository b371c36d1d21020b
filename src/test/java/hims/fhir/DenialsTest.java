package hims.fhir;

import static hims.fhir.Hospital.json;
import static hims.record.ResourceType.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.Sessions;
import hims.audit.AuditLog;
import hims.audit.Outcome;
import hims.fhir.Attempts.Attempt;
import hims.fhir.Attempts.Kind;
import hims.fhir.Hospital.Wire;
import hims.platform.Vault;
import hims.record.ResourceType;
import hims.world.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionRepository;

/** Every interaction of every type the CapabilityStatement names, tried by those who must not (SEC-9, 8.2.2). */
@DatabaseTest
class DenialsTest {
    private static final String ALL = "system/*.cruds";

    private final int port;
    private final Hospital hospital;
    private final AuditLog audit;
    private final PersonId sunita;
    private final JdbcClient jdbc;
    private final Attempts attempts;

    DenialsTest(@LocalServerPort int port, Hospital hospital, AuditLog audit, JdbcClient jdbc) {
        this.port = port;
        this.hospital = hospital;
        this.audit = audit;
        this.jdbc = jdbc;
        this.sunita = hospital.patient("LNH", "Sunita");
        this.attempts = new Attempts(program("LNH", ALL), sunita);
    }

    private Wire program(String facility, String scopes) {
        return new Wire(port, Hospital.token(port, hospital.program(facility, scopes), scopes));
    }

    private void refusedAtTheDoor(Wire wire) {
        assertThat(attempts.all()).allSatisfy(attempt -> {
            var answer = attempt.by(wire);
            assertThat(answer.statusCode()).as(attempt.toString()).isEqualTo(401);
            attempts.assertNoTrace(attempt, answer);
        });
    }

    @Test
    void nobody_without_a_token_gets_past_the_door() {
        refusedAtTheDoor(new Wire(port, ""));
    }

    @Test
    void nobody_gets_in_with_rubbish_for_a_token() {
        refusedAtTheDoor(new Wire(port, "rubbish"));
    }

    @Test
    void nobody_gets_in_with_a_token_of_ten_minutes_ago(@Autowired Vault vault, @Autowired ClientSql clients) {
        var earlier = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        var client = clients.find(hospital.program("LNH", ALL).id()).orElseThrow();
        var scopes = Scopes.read(ALL).orElseThrow();
        refusedAtTheDoor(new Wire(port, new AccessTokens(vault, clients, earlier).issue(client, scopes)));
        var now = new AccessTokens(vault, clients, Clock.systemUTC()).issue(client, scopes);
        assertThat(new Wire(port, now).get("/Patient/" + sunita).statusCode()).isEqualTo(200);
    }

    @Test
    void no_program_goes_beyond_the_types_of_its_scopes() {
        var basic = program("LNH", "system/Basic.cruds");
        var flag = program("LNH", "system/Flag.cruds");
        assertThat(attempts.all()).allSatisfy(attempt -> {
            var answer = attempt.by(attempt.type() == ResourceType.BASIC ? flag : basic);
            assertThat(answer.statusCode()).as(attempt.toString()).isEqualTo(403);
            attempts.assertNoTrace(attempt, answer);
        });
    }

    @Test
    void no_program_goes_beyond_the_letters_of_its_scopes() {
        var reader = program("LNH", "system/*.rs");
        var writer = program("LNH", "system/*.cud");
        assertThat(attempts.all())
                .filteredOn(attempt -> !attempt.interaction().startsWith("$"))
                .allSatisfy(attempt -> assertThat(
                                attempt.by(attempt.writes() ? reader : writer).statusCode())
                        .as(attempt.toString())
                        .isEqualTo(403));
    }

    @Test
    void a_scope_refused_is_in_the_audit_log() {
        var program = hospital.program("LNH", "system/Basic.r");
        var wire = new Wire(port, Hospital.token(port, program, "system/Basic.r"));
        var tried = attempts.all().stream()
                .filter(attempt -> attempt.type() != ResourceType.BASIC)
                .toList();
        tried.forEach(attempt -> attempt.by(wire));
        var rows = jdbc.sql("select count(*) from audit.event where actor = :actor and outcome = 'DENIED'")
                .param("actor", program.id().value())
                .query(Integer.class)
                .single();
        assertThat(rows).isEqualTo(tried.size());
    }

    @Test
    void no_program_of_another_hospital_reaches_a_patient() {
        refusedBeyondTheDoor(program("GTB", ALL), attempt -> !isNewPatient(attempt));
    }

    @Test
    void a_doctor_without_a_care_relationship_reaches_no_patient(@Autowired Invitation invitations) {
        var doctor = Cookies.staff(port, invitations, Role.DOCTOR, "GTB");
        refusedBeyondTheDoor(doctor, attempt -> !isNewPatient(attempt));
    }

    @Test
    void a_citizen_reaches_nobody_but_herself(@Autowired Sessions sessions, @Autowired SessionRepository<?> kept) {
        var rekha = hospital.patient("LNH", "Rekha");
        var citizen = Cookies.citizen(port, sessions, kept, rekha);
        refusedBeyondTheDoor(citizen, attempt -> true);
        assertThat(attempts.all())
                .filteredOn(Attempt::writes)
                .allSatisfy(attempt -> assertThat(attempt.by(citizen).statusCode())
                        .as(attempt.toString())
                        .isIn(403, 404));
        assertThat(citizen.get("/Patient/" + rekha).statusCode()).isEqualTo(200);
    }

    /** What is the patient's is refused or left out, and each refusal is in the log under the one who tried. */
    private void refusedBeyondTheDoor(Wire wire, Predicate<Attempt> tried) {
        var before = denials();
        var personal = attempts.all().stream()
                .filter(attempt -> Attempts.personal(attempt.type()))
                .filter(tried)
                .toList();
        assertThat(personal).hasSizeGreaterThan(400).allSatisfy(attempt -> {
            var answer = attempt.by(wire);
            var expected = attempt.kind() == Kind.LIST && attempt.type() != ResourceType.AUDIT_EVENT
                    ? List.of(200)
                    : List.of(403, 404);
            assertThat(answer.statusCode()).as(attempt + " " + answer.body()).isIn(expected);
            attempts.assertNoTrace(attempt, answer);
        });
        var refused =
                personal.stream().filter(attempt -> attempt.kind() == Kind.ONE).count();
        assertThat(denials() - before).isGreaterThanOrEqualTo(refused);
        assertThat(audit.ofPatient(sunita.value(), Long.MAX_VALUE, 1).getFirst().outcome())
                .isEqualTo(Outcome.DENIED);
    }

    private long denials() {
        return jdbc.sql("select count(*) from audit.event where outcome = 'DENIED'")
                .query(Long.class)
                .single();
    }

    /** About somebody who is not on record yet. */
    private static boolean isNewPatient(Attempt attempt) {
        return attempt.type() == PATIENT && List.of("create", "$match").contains(attempt.interaction());
    }

    @Test
    void naming_ones_own_patient_in_the_body_opens_no_resource_of_another() {
        var rekha = hospital.patient("GTB", "Rekha");
        var wire = program("GTB", ALL);
        assertThat(attempts.all())
                .filteredOn(attempt -> attempt.interaction().equals("update") && Attempts.personal(attempt.type()))
                .filteredOn(attempt -> attempt.type() != PATIENT)
                .allSatisfy(attempt -> {
                    var body = attempts.body(attempt.type(), rekha).put("id", attempts.id(attempt.type()));
                    var answer = wire.send("PUT", attempt.path(), body.toString());
                    assertThat(answer.statusCode())
                            .as(attempt + " " + answer.body())
                            .isEqualTo(404);
                });
    }

    @Test
    void a_bundle_opens_nothing_that_its_entries_would_not() {
        var wire = program("GTB", ALL);
        var condition = attempts.body(ResourceType.CONDITION, sunita);
        var transaction = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + condition
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Condition\"}}]}";
        assertThat(wire.send("POST", "", transaction).statusCode()).isIn(403, 404);
        var batch =
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":"
                        + "\"Condition/" + attempts.id(ResourceType.CONDITION) + "\"}}]}";
        var answer = json(wire.send("POST", "", batch));
        assertThat(answer.at("/entry/0/response/status").asString()).startsWith("404");
        assertThat(answer.at("/entry").toString()).doesNotContain(sunita.toString());
    }
}
