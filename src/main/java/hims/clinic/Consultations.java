package hims.clinic;

import static hims.access.Permission.CONSULT;
import static hims.clinic.ClinicProblem.NOTHING_TO_SIGN;

import hims.access.Access;
import hims.access.Actor;
import hims.audit.Action;
import hims.billing.Act;
import hims.billing.Charges;
import hims.chart.Basket;
import hims.chart.Diagnosis;
import hims.chart.Drafts;
import hims.chart.SharedLists;
import hims.person.Registry;
import hims.pharmacy.Prescriptions;
import hims.pharmacy.SignPrescription;
import hims.pharmacy.VisitNotes;
import hims.platform.Commands;
import hims.platform.Ids;
import hims.platform.Money;
import hims.platform.Rejected;
import hims.record.ClinicalRecord;
import hims.record.Draft;
import hims.record.EncounterFact;
import hims.record.FhirJson;
import hims.record.Occasion;
import hims.scheduling.Queues;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signing a consultation: note, diagnoses, problems, prescription, charge, the end of token and visit and the audit rows, all in
 * one transaction (CLIN-19). Test: ConsultationsTest.
 */
@Service
class Consultations {
    private static final String ROUTE = "clinic.signature";
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final LocalTime OPD_OPENS = LocalTime.of(9, 0);
    private static final int LONGEST_REASON = 200;

    private final Access access;
    private final Drafts drafts;
    private final Diagnoses diagnoses;
    private final SharedLists lists;
    private final ClinicalRecord record;
    private final Prescriptions prescriptions;
    private final Charges charges;
    private final Queues queues;
    private final Registry registry;
    private final Commands commands;
    private final Clock clock;

    Consultations(
            Access access,
            Drafts drafts,
            Diagnoses diagnoses,
            SharedLists lists,
            ClinicalRecord record,
            Prescriptions prescriptions,
            Charges charges,
            Queues queues,
            Registry registry,
            Commands commands,
            Clock clock) {
        this.access = access;
        this.drafts = drafts;
        this.diagnoses = diagnoses;
        this.lists = lists;
        this.record = record;
        this.prescriptions = prescriptions;
        this.charges = charges;
        this.queues = queues;
        this.registry = registry;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * @param typed what the form changes in the actor's draft before it is signed
     * @param key of the submission: sent twice, signed once
     * @return the prescription's id, empty when no medicine was ordered
     * @throws Rejected NOTHING_TO_SIGN; what the checks of {@code pharmacy} refuse, and what the queue does
     */
    String sign(Attendance patient, UnaryOperator<Basket> typed, Actor by, String key) {
        var what = hash(patient.token().id().toString());
        return commands.once(key, by.user().value(), ROUTE, what, () -> signOnce(patient, typed, by, key));
    }

    private static String hash(String text) {
        return Commands.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private String signOnce(Attendance patient, UnaryOperator<Basket> typed, Actor by, String key) {
        access.requireCare(
                by,
                CONSULT,
                patient.patient(),
                Action.CREATE,
                "consultation",
                patient.encounter().reference());
        var basket =
                drafts.change(patient.patient(), patient.visit(), by, typed).basket();
        if (basket.diagnoses().isEmpty() && basket.note().complaint().isBlank()) {
            throw new Rejected(NOTHING_TO_SIGN);
        }
        var at = patient.occasion(clock.instant(), by);
        record.createAll(facts(basket, patient, at), by);
        basket.diagnoses().stream()
                .filter(Diagnosis::lasting)
                .forEach(diagnosis -> lists.ensureProblem(diagnoses.onList(diagnosis, at)));
        var prescription = prescribe(patient, basket, by, key);
        charge(patient, at);
        record.amend(registry.everyId(patient.patient()), patient.encounter(), by, ended(basket, at.at()));
        queues.done(patient.token().id(), by);
        drafts.drop(patient.visit(), by);
        return prescription;
    }

    private List<Draft> facts(Basket basket, Attendance patient, Occasion at) {
        var facts = new ArrayList<Draft>();
        if (!basket.note().saysNothing()) {
            facts.add(Draft.of(at.person(), ConsultationNote.resource(basket.note(), patient, at)));
        }
        basket.diagnoses().forEach(one -> facts.add(diagnoses.ofVisit(one, at).draft()));
        return facts;
    }

    private String prescribe(Attendance patient, Basket basket, Actor by, String key) {
        if (basket.medicines().isEmpty()) {
            return "";
        }
        var order = new SignPrescription(
                patient.patient(),
                patient.visit(),
                patient.encounter(),
                patient.place(),
                basket.orders(),
                basket.overrides(),
                notes(patient, basket));
        return prescriptions.sign(order, by, hash(key + ":medicines")).toString();
    }

    private VisitNotes notes(Attendance patient, Basket basket) {
        return new VisitNotes(
                basket.note().findings(),
                diagnoses.inPublic(basket),
                List.of(),
                nextVisit(basket.reviewOn()),
                "",
                "",
                "",
                patient.token().label());
    }

    private static @Nullable Instant nextVisit(@Nullable LocalDate day) {
        return day == null ? null : day.atTime(OPD_OPENS).atZone(ZONE).toInstant();
    }

    private void charge(Attendance patient, Occasion at) {
        var visit = new Act(
                patient.visit(),
                patient.patient(),
                at.by().facility(),
                Act.OPD_VISIT,
                Ids.next(),
                1,
                Money.ZERO,
                at.at());
        charges.post(visit, at.by());
    }

    /** The visit is over, and says in few words what it was about. */
    private UnaryOperator<ObjectNode> ended(Basket basket, Instant at) {
        var named = diagnoses.inPublic(basket);
        var reason = named.isEmpty() ? basket.note().complaint() : named;
        var few = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        return visit -> {
            var ended = EncounterFact.moved(EncounterFact.Status.FINISHED, at).apply(visit);
            if (!few.isBlank()) {
                ended.set("reasonCode", FhirJson.array(FhirJson.text(few)));
            }
            return ended;
        };
    }
}
