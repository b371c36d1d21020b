package hims.chart;

import static hims.access.Permission.RECORD_READ;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Registry;
import hims.record.Clearance;
import hims.record.RecordViews;
import hims.record.ResourceType;
import hims.record.Timeline;
import hims.record.Timeline.Cursor;
import hims.terminology.VitalRanges;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a clinician sees of a person at first sight, from all hospitals; one reading, logged once (CLIN-1, CLIN-2, CLIN-3). */
@Service
public class Charts {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final int POINTS = 12;
    private static final int PAGE = 30;
    private static final List<Sign> TRENDS = List.of(Sign.SYSTOLIC, Sign.WEIGHT);
    private static final Set<ResourceType> STORY = Set.of(
            ResourceType.ENCOUNTER,
            ResourceType.CONDITION,
            ResourceType.ALLERGY_INTOLERANCE,
            ResourceType.MEDICATION_REQUEST,
            ResourceType.COMPOSITION);

    private final Access access;
    private final Registry registry;
    private final RecordViews views;
    private final VitalRanges ranges;
    private final Clock clock;

    Charts(Access access, Registry registry, RecordViews views, VitalRanges ranges, Clock clock) {
        this.access = access;
        this.registry = registry;
        this.views = views;
        this.ranges = ranges;
        this.clock = clock;
    }

    @Transactional
    public PatientChart open(PersonId patient, Actor by) {
        access.requireCare(by, RECORD_READ, patient, Action.READ, "chart", patient);
        var person = registry.fetch(patient);
        var people = registry.everyId(person.id());
        var clearance = Clearance.of(by);
        var body = Body.of(person, LocalDate.ofInstant(clock.instant(), ZONE));
        var trends = TRENDS.stream()
                .map(sign -> new PatientChart.Course(
                        sign, views.trend(people, sign.coding(), POINTS, clearance), body.range(sign.loinc(), ranges)))
                .toList();
        return new PatientChart(person, body, views.summary(people, clearance), trends);
    }

    /** A page of what happened, newest first. */
    @Transactional
    public Timeline story(PersonId patient, Optional<Cursor> from, Actor by) {
        access.requireCare(by, RECORD_READ, patient, Action.READ, "timeline", patient);
        return views.timeline(registry.everyId(patient), STORY, from, PAGE, Clearance.of(by));
    }
}
