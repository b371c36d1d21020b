package hims.portal;

import hims.access.Actor;
import hims.access.BreakGlassReason;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.audit.Who;
import hims.person.Person;
import hims.platform.Ids;
import hims.record.AllergyFact;
import hims.record.ClinicalFact;
import hims.record.ClinicalRecord;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.record.EncounterFact;
import hims.record.MedicationDispenseFact;
import hims.record.MedicationRequestFact;
import hims.record.ObservationFact.Value.Amount;
import hims.record.Occasion;
import hims.record.ResourceId;
import hims.record.VitalsFact;
import hims.record.VitalsFact.Reading;
import hims.scheduling.IssueToken;
import hims.scheduling.PriorityClass;
import hims.scheduling.Tokens;
import hims.terminology.Systems;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lakshmi Devi with some years of care behind her, and a token of today. */
@Component
public class PortalWorld {
    private static final Actor DR_ASHA = new Actor(
            new UserId(Ids.named("user", "asha")),
            "Dr Asha Verma",
            Role.DOCTOR,
            UnitId.of("LNH"),
            null,
            "test",
            "127.0.0.1");
    private static final Actor DR_OMAR = new Actor(
            new UserId(Ids.named("user", "omar")),
            "Dr Omar Khan",
            Role.EMERGENCY_DOCTOR,
            UnitId.of("GTB"),
            null,
            "test",
            "127.0.0.1");

    private final Citizens citizens;
    private final ClinicalRecord record;
    private final Tokens tokens;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    PortalWorld(
            Citizens citizens,
            ClinicalRecord record,
            Tokens tokens,
            AuditLog audit,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.citizens = citizens;
        this.record = record;
        this.tokens = tokens;
        this.audit = audit;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** What she has in her hand. */
    public record Lakshmi(String healthId) {}

    public Lakshmi lakshmi() {
        var person = citizens.lakshmi();
        var now = Instant.now();
        care(person.id(), now.minus(Duration.ofDays(42)));
        care(person.id(), now.minus(Duration.ofDays(240)));
        emergency(person.id());
        token(person);
        return new Lakshmi(person.healthId().grouped());
    }

    /** The code behind the page where it is asked for. */
    public String code(String address) {
        return citizens.code(address.replaceAll(".*/my/sign-in/([0-9a-f-]+).*", "$1"));
    }

    private void token(Person person) {
        var queue = tokens.queues(Citizens.MEENA).stream()
                .filter(one -> one.code().equals("LNH/MED-OPD") || one.nameEn().equals("Medicine"))
                .findFirst()
                .orElseThrow();
        tokens.issue(
                new IssueToken(queue.id(), person.id(), PriorityClass.NONE),
                Citizens.MEENA,
                Ids.next().toString());
    }

    private void care(PersonId person, Instant at) {
        var visit = new EncounterFact(
                ResourceId.next(person),
                person,
                EncounterFact.Kind.AMBULATORY,
                EncounterFact.Status.FINISHED,
                new EncounterFact.Where(
                        UnitId.of("LNH"), "Lok Nayak Hospital", UnitId.of("LNH/MED-OPD"), "Medicine OPD"),
                "",
                at,
                at.plusSeconds(900));
        var in = new Occasion(person, visit.key(), at, DR_ASHA);
        var facts = new ArrayList<ClinicalFact>(List.of(
                visit,
                ConditionFact.problem(in, concept(Systems.ICD_10, "E11.9", "Type 2 diabetes mellitus")),
                ConditionFact.problem(in, concept(Systems.ICD_10, "I10", "Hypertension")),
                new AllergyFact(
                        in,
                        concept(Systems.ALLERGEN, "penicillins", "Penicillins"),
                        AllergyFact.Category.MEDICATION,
                        AllergyFact.Criticality.HIGH,
                        true,
                        "Anaphylaxis")));
        medicines(in).forEach(facts::add);
        var drafts = facts.stream().map(ClinicalFact::draft);
        transaction.executeWithoutResult(_ -> record.createAll(
                Stream.concat(drafts, vitals(in).drafts().stream()).toList(), DR_ASHA));
    }

    private static Stream<ClinicalFact> medicines(Occasion in) {
        return Stream.of("metformin-500mg-tablet", "amlodipine-5mg-tablet").flatMap(code -> {
            var medicine = concept(Systems.MEDICINE, code, code);
            var dose = new MedicationRequestFact.Dose(
                    "1 tablet, twice a day", "After food", BigDecimal.ONE, "{tablet}", 2, false, null);
            var supply = new MedicationRequestFact.Supply(new BigDecimal(180), "tablets", 90);
            var request = new MedicationRequestFact(
                    ResourceId.next(in.person()), in, Ids.next().toString(), medicine, dose, supply, null);
            var later = new Occasion(in.person(), in.encounter(), in.at().plusSeconds(1800), in.by());
            return Stream.of(
                    request,
                    new MedicationDispenseFact(
                            ResourceId.next(in.person()),
                            later,
                            Ids.next().toString(),
                            request.key(),
                            medicine,
                            new BigDecimal(180),
                            "tablets",
                            List.of(),
                            UnitId.of("LNH/PHARM")));
        });
    }

    private static VitalsFact vitals(Occasion in) {
        return new VitalsFact(
                in,
                List.of(
                        Reading.pressure(
                                        loinc("85354-9", "Blood pressure"),
                                        loinc("8480-6", "Systolic"),
                                        Amount.of("148", "mmHg", "mm[Hg]"),
                                        loinc("8462-4", "Diastolic"),
                                        Amount.of("92", "mmHg", "mm[Hg]"))
                                .interpreted("H"),
                        Reading.of(loinc("29463-7", "Body weight"), Amount.of("61", "kg", "kg"))
                                .interpreted("N")));
    }

    private void emergency(PersonId patient) {
        jdbc.sql("""
                insert into access.break_glass (id, patient, user_id, user_name, role, facility, reason, explanation, opened_at, closes_at)
                values (:id, :patient, :user, :name, 'EMERGENCY_DOCTOR', :facility, :reason, 'x', now(), now() + interval '4 h')
                """)
                .param("id", Ids.next())
                .param("patient", patient.value())
                .param("user", DR_OMAR.user().value())
                .param("name", DR_OMAR.name())
                .param("facility", DR_OMAR.facility().value())
                .param("reason", BreakGlassReason.TREATMENT_CANNOT_WAIT.name())
                .update();
        acted(DR_OMAR, patient, "ETREAT");
        acted(DR_ASHA, patient, "TREAT");
    }

    private void acted(Actor by, PersonId patient, String purpose) {
        var who = new Who(
                by.user().value(), by.name(), by.role().name(), by.facility().value(), "s", "n", purpose);
        var read = AuditEntry.done(who, Action.READ, "record", "summary", patient.value());
        transaction.executeWithoutResult(_ -> audit.append(read));
    }

    private static Concept concept(String system, String code, String words) {
        return Concept.of(new Coding(system, code, words));
    }

    private static Coding loinc(String code, String words) {
        return new Coding(Coding.LOINC, code, words);
    }
}
