package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.AuditLog;
import hims.card.Cards;
import hims.notify.Event;
import hims.notify.Notice;
import hims.notify.Notices;
import hims.notify.Phone;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.web.Language;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.scheduling.IssueToken;
import hims.scheduling.PriorityClass;
import hims.scheduling.Tokens;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import hims.world.Registered;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A death on record, and one that was none (PER-34). */
@DatabaseTest
class DeathsTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Kolkata"));
    private final Deaths.Told inWardSeven =
            new Deaths.Told(today, LocalTime.MIDNIGHT, DeathSource.HOSPITAL, "Dr Joseph Lakra, ward 7");
    private final Registered registered;
    private final Registry registry;
    private final Deaths deaths;
    private final Cards cards;
    private final Tokens tokens;
    private final Notices notices;
    private final ClinicalRecord record;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private final Actor joseph = Registered.staff("Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, "LNH");
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");

    DeathsTest(
            Registered registered,
            Registry registry,
            Deaths deaths,
            Cards cards,
            Tokens tokens,
            Notices notices,
            ClinicalRecord record,
            AuditLog audit,
            TransactionOperations transactions,
            JdbcClient jdbc) {
        this.registered = registered;
        this.registry = registry;
        this.deaths = deaths;
        this.cards = cards;
        this.tokens = tokens;
        this.notices = notices;
        this.record = record;
        this.audit = audit;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void with_the_death_cards_tokens_and_messages_stop_and_the_record_stays() {
        var shanti = registered.person("Shanti", "Toppo", 71, "9899930001");
        cards.issueTemporary(shanti, rekha, UUID.randomUUID().toString());
        tokens.issue(
                new IssueToken(Outpatients.MEDICINE, shanti, PriorityClass.NONE),
                rekha,
                UUID.randomUUID().toString());
        var debt = owed(shanti);
        deaths.record(shanti, inWardSeven, joseph);
        assertThat(text("select state from card.card where person = :id", shanti))
                .isEqualTo("REVOKED");
        assertThat(text("select state from scheduling.token where person_id = :id", shanti))
                .isEqualTo("CANCELLED");
        assertThat(text("select state from notify.message where key = 'medicine-owed:' || :id", debt))
                .isEqualTo("EXPIRED");
        assertThat(registry.fetch(shanti).diedOn()).isEqualTo(today);
        assertThat(patient(shanti)).contains("\"deceasedDateTime\":\"" + today);
        assertThat(audit.ofPatient(shanti.value(), Long.MAX_VALUE, 1).getFirst().actor())
                .isEqualTo(joseph.user().value());
    }

    /** As it stands when stock has come, before the gateway takes it. */
    private PersonId owed(PersonId person) {
        var owed = Ids.next();
        var ids = Map.of("line", Ids.next(), "prescription", Ids.next(), "owed", owed);
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("""
                    insert into pharmacy.prescription (id, number, person_id, visit_id, facility_id, place_id, prescriber_id,
                        prescriber_name, signed_at, visit_notes)
                    values (:prescription, 'P' || :prescription, :person, :line, :line, :line, :line, 'Dr Ananya Sen', now(), '{}')
                    """).params(ids).param("person", person.value()).update();
            jdbc.sql("""
                    insert into pharmacy.prescription_line (id, prescription_id, line_no, request_id, medicine_code, dose, route,
                        frequency, days, instructions, indication, note, ordered, status, valid_until)
                    values (:line, :prescription, 1, :line, 'amlodipine-5mg-tablet', 1, 'PO', 'OD', 30, '{}', '', '', 30, 'ACTIVE',
                        current_date + 30)
                    """).params(ids).update();
            jdbc.sql(
                            "insert into pharmacy.owed values (:owed, :line, :line, 30, 'SHORT_STOCK', current_date + 9, 'OPEN', now())")
                    .params(ids)
                    .update();
            notices.send(
                    Notice.toCitizen(
                            Event.MEDICINE_OWED,
                            Language.HI,
                            Phone.parse("9899930001").orElseThrow(),
                            "medicine-owed:" + owed,
                            Map.of("place", "Lok Nayak Hospital", "date", "03-Dec-2026")),
                    Actor.system("test"));
        });
        return new PersonId(owed);
    }

    @Test
    void a_death_in_error_is_withdrawn_by_the_records_department_only_and_both_stay_to_be_read() {
        var kishan = registered.person("Kishan", "Toppo", 66, "");
        deaths.record(kishan, inWardSeven, joseph);
        assertThatThrownBy(() -> deaths.withdraw(kishan, "He lives", joseph)).isInstanceOf(Rejected.class);
        deaths.withdraw(kishan, "His brother had died", usha);
        var person = registry.fetch(kishan);
        assertThat(person.status()).isEqualTo(Person.Status.SELF_DECLARED);
        assertThat(person.diedOn()).isNull();
        assertThat(patient(kishan)).doesNotContain("deceased");
        var told = deaths.of(kishan, usha).getFirst();
        assertThat(told.stands()).isFalse();
        assertThat(told.withdrawnWhy()).isEqualTo("His brother had died");
        assertThatThrownBy(() -> deaths.withdraw(kishan, "Again", usha))
                .satisfies(thrown -> problem(thrown, PersonProblem.NOT_DEAD));
    }

    @Test
    void nobody_dies_twice_nor_before_birth_and_a_clerk_records_no_death() {
        var imarti = registered.person("Imarti", "Toppo", 30, "");
        var early = new Deaths.Told(today.minusYears(40), null, DeathSource.REGISTRAR, "MCD 2231");
        assertThatThrownBy(() -> deaths.record(imarti, early, joseph))
                .satisfies(thrown -> problem(thrown, PersonProblem.DIED_BEFORE_BIRTH));
        assertThatThrownBy(() -> deaths.record(imarti, inWardSeven, rekha)).isInstanceOf(Rejected.class);
        deaths.record(imarti, inWardSeven, joseph);
        assertThatThrownBy(() -> deaths.record(imarti, inWardSeven, usha))
                .satisfies(thrown -> problem(thrown, PersonProblem.DIED_ALREADY));
    }

    private static void problem(Throwable thrown, PersonProblem problem) {
        assertThat(((Rejected) thrown).problem()).isEqualTo(problem);
    }

    private String patient(PersonId person) {
        var key = new ResourceKey(ResourceType.PATIENT, new ResourceId(person.value()));
        return record.find(key, Clearance.ALL).orElseThrow().parse().toString();
    }

    private String text(String statement, PersonId id) {
        return List.copyOf(jdbc.sql(statement)
                        .param("id", id.value())
                        .query(String.class)
                        .list())
                .getFirst();
    }
}
