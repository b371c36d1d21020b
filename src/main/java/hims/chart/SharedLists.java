package hims.chart;

import static hims.access.Permission.ALLERGY_RECORD;
import static hims.access.Permission.PROBLEM_RECORD;
import static hims.chart.ChartProblem.ALLERGIES_ON_RECORD;
import static hims.chart.ChartProblem.ALREADY_LISTED;

import hims.access.Access;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.record.AllergyFact;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.record.Occasion;
import hims.record.PatientSummary;
import hims.record.PatientSummary.Allergies;
import hims.record.RecordViews;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.Timeline.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists of a person that all hospitals share: problems and allergies (CLIN-15, CLIN-16). "No known allergies" and an
 * allergy exclude each other; nothing stands on a list twice, whoever wrote it. Test: SharedListsTest.
 */
@Service
public class SharedLists {
    private static final String NO_KNOWN_ALLERGY = "716186003";
    private static final int ALLERGIES = 200;

    private final Registry registry;
    private final Access access;
    private final ClinicalRecord record;
    private final RecordViews views;
    private final ListSql sql;

    SharedLists(Registry registry, Access access, ClinicalRecord record, RecordViews views, ListSql sql) {
        this.registry = registry;
        this.access = access;
        this.record = record;
        this.views = views;
        this.sql = sql;
    }

    /** Adds the problem unless it is there: a diagnosis of today may have been known for years. */
    @Transactional
    public void ensureProblem(ConditionFact problem) {
        var at = problem.occasion();
        access.requireCare(at.by(), PROBLEM_RECORD, at.person(), Action.CREATE, "problem", codeOf(problem.condition()));
        if (locked(at.person()).problems().stream().noneMatch(known -> same(known.problem(), problem.condition()))) {
            record.create(at.person(), problem.toResource(), at.by());
        }
    }

    /**
     * An allergy ends "none known".
     *
     * @throws Rejected ALREADY_LISTED
     */
    @Transactional
    public ResourceKey addAllergy(AllergyFact allergy) {
        var at = allergy.occasion();
        access.requireCare(at.by(), ALLERGY_RECORD, at.person(), Action.CREATE, "allergy", codeOf(allergy.substance()));
        switch (locked(at.person()).allergies()) {
            case Allergies.Listed(var all) -> {
                if (all.stream().anyMatch(known -> same(known.substance(), allergy.substance()))) {
                    throw new Rejected(ALREADY_LISTED);
                }
            }
            case Allergies.NoneKnown _ -> endNoneKnown(at);
            case Allergies.NotRecorded _ -> {}
        }
        return record.create(at.person(), allergy.toResource(), at.by()).key();
    }

    /** Once: who says it again changes nothing. @throws Rejected ALLERGIES_ON_RECORD while an allergy is listed */
    @Transactional
    public void noKnownAllergies(Occasion at) {
        access.requireCare(at.by(), ALLERGY_RECORD, at.person(), Action.CREATE, "allergy", NO_KNOWN_ALLERGY);
        switch (locked(at.person()).allergies()) {
            case Allergies.Listed _ -> throw new Rejected(ALLERGIES_ON_RECORD);
            case Allergies.NoneKnown _ -> {}
            case Allergies.NotRecorded _ ->
                record.create(at.person(), AllergyFact.noneKnown(at).toResource(), at.by());
        }
    }

    private PatientSummary locked(PersonId person) {
        sql.lock(person);
        return views.summary(registry.everyId(person), Clearance.ALL);
    }

    private void endNoneKnown(Occasion at) {
        var people = registry.everyId(at.person());
        views
                .timeline(people, List.of(ResourceType.ALLERGY_INTOLERANCE), Optional.empty(), ALLERGIES, Clearance.ALL)
                .entries()
                .stream()
                .filter(entry -> entry.what().has(Coding.SNOMED, NO_KNOWN_ALLERGY))
                .map(Entry::key)
                .forEach(key -> record.enteredInError(people, key, at.by(), "an allergy became known"));
    }

    private static boolean same(Concept one, Concept other) {
        if (one.codings().isEmpty() && other.codings().isEmpty()) {
            return one.text().equalsIgnoreCase(other.text());
        }
        return one.codings().stream().anyMatch(coding -> other.has(coding.system(), coding.code()));
    }

    private static String codeOf(Concept what) {
        return what.codings().isEmpty()
                ? what.text().toLowerCase(Locale.ROOT)
                : what.codings().getFirst().code();
    }
}
