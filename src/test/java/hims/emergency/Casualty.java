package hims.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.card.TestHolders;
import hims.person.Registry;
import hims.platform.Ids;
import hims.platform.Row;
import hims.record.AllergyFact;
import hims.record.ClinicalFact;
import hims.record.ClinicalRecord;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.record.EncounterFact;
import hims.record.MedicationRequestFact;
import hims.record.ObservationFact;
import hims.record.Occasion;
import hims.record.ResourceId;
import hims.record.Sensitivity;
import hims.terminology.Systems;
import hims.world.Browsing;
import hims.world.StaffDesk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the emergency tests: Sunita, whose record can kill, and those who open it. */
@Component
public class Casualty {
    public static final String PASSWORD = "seven brown owls";
    public static final UnitId GTB = UnitId.of("GTB");

    private final TestHolders holders;
    private final Registry registry;
    private final ClinicalRecord record;
    private final Access access;
    private final Invitation invitations;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Casualty(
            TestHolders holders,
            Registry registry,
            ClinicalRecord record,
            Access access,
            Invitation invitations,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.holders = holders;
        this.registry = registry;
        this.record = record;
        this.access = access;
        this.invitations = invitations;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Sunita Devi, who speaks Hindi: penicillin kills her, she has epilepsy, takes apixaban, and has HIV. */
    public PersonId sunita() {
        var sunita = holders.register();
        var at = new Occasion(sunita, null, Instant.parse("2026-03-03T06:30:00Z"), Actor.system("Lok Nayak"));
        var hiv = new ConditionFact(
                at,
                Concept.of(new Coding(Coding.ICD10, "B20", "HIV disease")),
                ConditionFact.List.PROBLEM_LIST,
                ConditionFact.Verification.CONFIRMED,
                null,
                Set.of(Sensitivity.HIV));
        write(List.of(
                new AllergyFact(
                        at,
                        Concept.words("Penicillins"),
                        AllergyFact.Category.MEDICATION,
                        AllergyFact.Criticality.HIGH,
                        true,
                        "Anaphylaxis"),
                new AllergyFact(at, Concept.words("Diclofenac"), null, AllergyFact.Criticality.LOW, false, "Wheeze"),
                ConditionFact.problem(at, Concept.of(new Coding(Coding.ICD10, "E11.9", "Type 2 diabetes"))),
                ConditionFact.problem(at, Concept.of(new Coding(Coding.ICD10, "G40.9", "Epilepsy"))),
                hiv,
                apixaban(at),
                new ObservationFact(
                        at,
                        ObservationFact.Category.LABORATORY,
                        new Coding(Coding.LOINC, "882-1", "ABO and Rh group"),
                        new ObservationFact.Value.Coded(Concept.words("B+")),
                        ""),
                new EncounterFact(
                        ResourceId.next(sunita),
                        sunita,
                        EncounterFact.Kind.AMBULATORY,
                        EncounterFact.Status.FINISHED,
                        new EncounterFact.Where(
                                UnitId.of("LNH"), "Lok Nayak Hospital", UnitId.of("LNH/MED-OPD"), "Medicine OPD"),
                        "Fever",
                        at.at(),
                        at.at().plus(Duration.ofHours(1)))));
        return sunita;
    }

    private static MedicationRequestFact apixaban(Occasion at) {
        var dose = new MedicationRequestFact.Dose(
                "5 mg by mouth twice a day", "", BigDecimal.ONE, "{tablet}", 2, false, null);
        return new MedicationRequestFact(
                ResourceId.next(at.person()),
                at,
                Ids.next().toString(),
                Concept.of(new Coding(Systems.MEDICINE, "apixaban-5mg-tablet", "Apixaban 5 mg tablet")),
                dose,
                new MedicationRequestFact.Supply(BigDecimal.TEN, "tablets", 0),
                null);
    }

    private void write(List<ClinicalFact> facts) {
        var drafts = facts.stream().map(ClinicalFact::draft).toList();
        transaction.executeWithoutResult(status -> record.createAll(drafts, Actor.system("Lok Nayak")));
    }

    public String number(PersonId person) {
        return registry.fetch(person).healthId().digits();
    }

    void relate(PersonId person, UnitId facility) {
        transaction.executeWithoutResult(status -> access.relate(
                person, facility, Basis.TOKEN, Ids.next(), Instant.now().plus(Duration.ofDays(1))));
    }

    void makeConfidential(PersonId person) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select set_config('person.changed_by', :by, true), set_config('person.why', 'witness', true), "
                            + "set_config('person.source', 'test', true)")
                    .param("by", Ids.next().toString())
                    .query((row, number) -> true)
                    .single();
            jdbc.sql("update person.person set confidential = true where id = :id")
                    .paramSource(Row.with("id", person))
                    .update();
        });
    }

    /** Somebody on duty; each call is another person. */
    public Actor onDuty(String name, Role role, UnitId facility) {
        var user = new UserId(Ids.next());
        invitations.enrolDemo(
                new Invitation.Invite(login(user), name, role, facility, null), user, PASSWORD, StaffDesk.secret());
        return new Actor(user, name, role, facility, null, "test", "127.0.0.1");
    }

    /** The same person before a browser, signed in. */
    Browsing browser(Actor who, int port) {
        var browser = new Browsing(port);
        browser.get("/sign-in");
        var answer = browser.post(
                "/sign-in", Map.of("login", login(who.user()), "password", PASSWORD, "code", StaffDesk.code()));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
        return browser;
    }

    public static String login(UserId user) {
        return "duty." + user.toString().substring(24);
    }
}
