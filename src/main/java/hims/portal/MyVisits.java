package hims.portal;

import static java.util.Comparator.comparing;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Registry;
import hims.record.RecordViews;
import hims.record.ResourceType;
import hims.record.Timeline.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A citizen's visits with what was done in each, newest first (POR-17). */
@Service
class MyVisits {
    static final int ON_A_PAGE = 8;
    private static final int OTHERS = 300;
    private static final Set<ResourceType> OUTSIDE_VISITS = Set.of(
            ResourceType.CONDITION,
            ResourceType.ALLERGY_INTOLERANCE,
            ResourceType.MEDICATION_DISPENSE,
            ResourceType.IMMUNIZATION,
            ResourceType.PROCEDURE);

    /** FHIR has no search of an allergy by its encounter. */
    private static final Set<ResourceType> NOT_BY_VISIT = Set.of(ResourceType.ALLERGY_INTOLERANCE);

    private final Registry registry;
    private final Access access;
    private final RecordViews views;
    private final Episodes episodes;

    MyVisits(Registry registry, Access access, RecordViews views, Episodes episodes) {
        this.registry = registry;
        this.access = access;
        this.views = views;
        this.episodes = episodes;
    }

    /** @param all how many visits there are in all */
    record Story(List<Episode> episodes, int shown, int all) {}

    /** @param page from 1 */
    @Transactional
    Story story(int page, Actor by) {
        var own = Own.id(by);
        access.requireCare(by, Permission.OWN_RECORD, own, Action.READ, "record", "timeline");
        var all = visits(own);
        var first = Math.min(Math.multiplyExact(page - 1, ON_A_PAGE), all.size());
        var shown = all.subList(first, Math.min(first + ON_A_PAGE, all.size()));
        var from = shown.size() + first == all.size()
                ? Instant.MIN
                : shown.getLast().from();
        var until = first == 0 ? Instant.MAX : all.get(first - 1).from();
        var told = episodes.of(shown, visit -> within(own, visit), others(own, from, until));
        return new Story(told, first + shown.size(), all.size());
    }

    /** All of them: a person has some hundreds at most. The caller has asked whether it may. */
    List<MyVisit> visits(PersonId own) {
        return views.facts(registry.everyId(own), Set.of(ResourceType.ENCOUNTER), MyRecord.BY_CODE).stream()
                .flatMap(stored -> MyVisit.read(stored).stream())
                .sorted(comparing(MyVisit::from).reversed())
                .toList();
    }

    private List<Entry> within(PersonId own, MyVisit visit) {
        return views.visit(registry.everyId(own), visit.key(), MyRecord.BY_CODE);
    }

    private static boolean within(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** What stands in no visit, between these two; and of the kinds that no visit finds, all. */
    private List<Entry> others(PersonId own, Instant from, Instant until) {
        return views
                .timeline(registry.everyId(own), OUTSIDE_VISITS, Optional.empty(), OTHERS, MyRecord.BY_CODE)
                .entries()
                .stream()
                .filter(entry -> entry.encounter() == null
                        || NOT_BY_VISIT.contains(entry.key().type()))
                .filter(entry -> entry.encounter() != null || within(entry.at(), from, until))
                .toList();
    }
}
