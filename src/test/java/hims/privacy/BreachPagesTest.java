package hims.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Access;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.Action;
import hims.person.Sex;
import hims.platform.Csv;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import hims.world.StaffDesk;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** From a name or an address to the people concerned, on one screen (SEC-60). */
@DatabaseTest
class BreachPagesTest {
    private final Access access;
    private final Outpatients opd;
    private final TransactionTemplate transaction;
    private final Invitation invitations;
    private final int port;
    private final Browsing leela;

    BreachPagesTest(
            Access access,
            Outpatients opd,
            TransactionTemplate transaction,
            Invitation invitations,
            @LocalServerPort int port) {
        this.access = access;
        this.opd = opd;
        this.transaction = transaction;
        this.invitations = invitations;
        this.port = port;
        this.leela = StaffDesk.open(port, invitations, "Leela Menon", Role.PRIVACY_OFFICER, "LNH");
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Kolkata")).format(DateTimeFormatter.ofPattern("dd/MM/uuuu"));
    }

    private static Map<String, String> trail(String actor, String network) {
        return Map.of("actor", actor, "session", "", "network", network, "from", "01/11/2020", "until", today());
    }

    /** Somebody reads two records whom nobody had seen before. @return her name */
    private String intruder(PersonId... people) {
        var by = Outpatients.staff("=Cmd " + Ids.next(), Role.DOCTOR, Outpatients.LOK_NAYAK);
        transaction.executeWithoutResult(_ -> {
            for (var person : people) {
                access.log(by, Action.READ, "record", person, person);
                access.log(by, Action.READ, "prescription", person, person);
            }
        });
        return by.name();
    }

    @Test
    void a_name_leads_to_the_people_and_what_of_them_was_seen() {
        var ramesh = opd.ramesh();
        var pinky = opd.pinky();
        var name = intruder(ramesh, pinky);
        leela.get("/privacy/breach");
        var found = leela.submit("/privacy/breach", trail(name.toUpperCase(Locale.ROOT), ""));
        assertThat(found.body())
                .contains("VERMA, Ramesh", "KUMARI, Pinky", "2 people concerned", "health record, medicines");
        assertThat(leela.submit("/privacy/breach", trail(name, "10.99.99.99")).body())
                .contains("record was touched")
                .doesNotContain("Ramesh");
    }

    @Test
    void each_person_shown_is_logged() {
        var ramesh = opd.ramesh();
        var name = intruder(ramesh);
        leela.get("/privacy/breach");
        leela.submit("/privacy/breach", trail(name, ""));
        assertThat(opd.count(
                        "select count(*) from audit.event where patient = :id and object_type = 'breach' and action = 'READ'",
                        ramesh))
                .isEqualTo(1);
    }

    @Test
    void the_file_has_them_all_and_no_formula() {
        var ramesh = opd.resident("=HYPERLINK", "Verma", Sex.MALE, LocalDate.of(1970, 1, 1));
        var name = intruder(ramesh);
        leela.get("/privacy/breach");
        var file = leela.submit("/privacy/breach/csv", trail(name, ""));
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"affected.csv\"");
        assertThat(file.body().lines()).hasSize(2);
        assertThat(Csv.line(List.of("=1+1", "a\"b", ""))).isEqualTo("\"'=1+1\",\"a\"\"b\",\"\"\r\n");
    }

    @Test
    void wrong_days_are_told_at_the_field_and_others_may_not_ask() {
        leela.get("/privacy/breach");
        var wrong = leela.post("/privacy/breach", Map.of("from", "31/02/2026", "until", "", "actor", "<script>"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("&lt;script").doesNotContain("<script>");
        var doctor = StaffDesk.open(port, invitations, "Dr Ananya Sen", Role.DOCTOR, "LNH");
        assertThat(doctor.get("/privacy/breach").statusCode()).isEqualTo(403);
    }
}
