package hims.emergency;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.card.BenchCards;
import hims.card.Cards;
import hims.demo.BenchCity;
import hims.platform.Ids;
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
import hims.terminology.Systems;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** People with a long record and a card, in the care of a casualty whose doctors scan them. */
public final class Strangers {
    /** Stands on the emergency view of each of them. */
    public static final String SIGN = "Allergen 5";

    private static final UnitId GTB = UnitId.of("GTB");
    private static final Actor HOSPITAL = Actor.system("bench", GTB);
    private static final int OF_EACH = 6;

    private final ClinicalRecord record;
    private final Access access;
    private final Invitation invitations;
    private final TransactionTemplate transaction;
    private final List<String> codes;

    public Strangers(ConfigurableApplicationContext program, int many) {
        this.record = program.getBean(ClinicalRecord.class);
        this.access = program.getBean(Access.class);
        this.invitations = program.getBean(Invitation.class);
        this.transaction = program.getBean(TransactionTemplate.class);
        var cards = program.getBean(Cards.class);
        var bench = new BenchCards(program);
        for (var person : bench.withoutCard(many)) {
            cards.issueTemporary(person, HOSPITAL, Ids.next().toString());
            fill(person);
        }
        this.codes = bench.codes(many);
    }

    public List<String> codes() {
        return codes;
    }

    /** The login of one more. */
    public String doctor() {
        var user = new UserId(Ids.next());
        var login = "bench." + user.toString().substring(24);
        invitations.enrolDemo(
                new Invitation.Invite(login, "Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, GTB, null),
                user,
                BenchCity.PASSWORD,
                BenchCity.AUTHENTICATOR);
        return login;
    }

    private void fill(PersonId person) {
        var drafts = facts(person).stream().map(ClinicalFact::draft).toList();
        transaction.executeWithoutResult(_ -> {
            record.createAll(drafts, HOSPITAL);
            access.relate(person, GTB, Basis.TOKEN, Ids.next(), Instant.now().plus(Duration.ofDays(1)));
        });
    }

    /** Twenty-five facts that the view shows: allergies, conditions, medicines, results, visits. */
    private static List<ClinicalFact> facts(PersonId person) {
        var at = new Occasion(person, null, Instant.parse("2026-03-03T06:30:00Z"), HOSPITAL);
        var facts = new ArrayList<ClinicalFact>();
        facts.add(new ObservationFact(
                at,
                ObservationFact.Category.LABORATORY,
                new Coding(Coding.LOINC, "882-1", "ABO and Rh group"),
                new ObservationFact.Value.Coded(Concept.words("B+")),
                ""));
        for (var n = 0; n < OF_EACH; n++) {
            facts.add(new AllergyFact(
                    at,
                    Concept.words("Allergen " + n),
                    AllergyFact.Category.MEDICATION,
                    n < 2 ? AllergyFact.Criticality.HIGH : AllergyFact.Criticality.LOW,
                    true,
                    "Rash"));
            facts.add(
                    ConditionFact.problem(at, Concept.of(new Coding(Coding.ICD10, "E1" + n + ".9", "Condition " + n))));
            facts.add(medicine(at, n));
            facts.add(visit(person, at, n));
        }
        return facts;
    }

    private static MedicationRequestFact medicine(Occasion at, int n) {
        var dose = new MedicationRequestFact.Dose(
                "5 mg by mouth twice a day", "", BigDecimal.ONE, "{tablet}", 2, false, null);
        return new MedicationRequestFact(
                ResourceId.next(at.person()),
                at,
                Ids.next().toString(),
                Concept.of(new Coding(Systems.MEDICINE, "bench-" + n, "Medicine " + n)),
                dose,
                new MedicationRequestFact.Supply(BigDecimal.TEN, "tablets", 0),
                null);
    }

    private static EncounterFact visit(PersonId person, Occasion at, int n) {
        var began = at.at().minus(Duration.ofDays(30L * n));
        return new EncounterFact(
                ResourceId.next(person),
                person,
                EncounterFact.Kind.AMBULATORY,
                EncounterFact.Status.FINISHED,
                new EncounterFact.Where(
                        UnitId.of("LNH"), "Lok Nayak Hospital", UnitId.of("LNH/MED-OPD"), "Medicine OPD"),
                "Fever",
                began,
                began.plus(Duration.ofHours(1)));
    }
}
