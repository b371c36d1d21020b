package hims.person;

import static hims.person.PersonProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Merge.Status;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two records become one person, and two again (PER-51 to 54): prepared as a preview, agreed to by a second officer where the rules ask
 * for one, done in one transaction over all modules, and taken back from the list of what it moved.
 */
@Service
public class Merges {
    private static final int SHOWN = 50;
    private final Access access;
    private final MergeSql merges;
    private final PairSql pairs;
    private final PersonSql people;
    private final MergeRules rules;
    private final Merging merging;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(
            Access access,
            MergeSql merges,
            PairSql pairs,
            PersonSql people,
            MergeRules rules,
            Merging merging,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.merges = merges;
        this.pairs = pairs;
        this.people = people;
        this.rules = rules;
        this.merging = merging;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A merge to be prepared.
     *
     * @param keep whose health id stays
     * @param taken what the survivor takes from the other
     */
    public record Wish(PersonId keep, PersonId merged, Set<Choice> taken, String why) {
        public Wish {
            taken = Set.copyOf(taken);
        }
    }

    /**
     * Prepares a merge: nothing moves yet.
     *
     * @throws Rejected UNKNOWN_PERSON; PAIR_SETTLED when they were merged or parted meanwhile; MERGE_REFUSED with the text keys of
     *     the reasons
     */
    @Transactional
    public MergeId prepare(Wish wish, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Instant now = clock.instant();
        Person keep = fetch(wish.keep());
        Person merged = fetch(wish.merged());
        List<String> refusals = rules.refusals(keep, merged);
        if (!refusals.isEmpty()) {
            throw refused(refusals);
        }
        Pair pair = pair(keep.id(), merged.id(), by, now);
        if (!pair.status().canBecome(Pair.Status.MERGED)) {
            throw new Rejected(PAIR_SETTLED);
        }
        var merge = merge(pair, keep, merged, wish, by, now);
        merges.insert(merge, by);
        merges.dropOthers(pair.id(), merge.id());
        log(Action.CREATE, merge, by);
        return merge.id();
    }

    /** An officer who looks at two people again brings new evidence herself. */
    private Pair pair(PersonId keep, PersonId merged, Actor by, Instant now) {
        pairs.open(keep, merged, Pair.Origin.REPORT, new Score(0, List.of()), "", by, now);
        Pair pair = pairs.between(keep, merged).orElseThrow(() -> new Rejected(UNKNOWN_PAIR));
        if (pair.status() == Pair.Status.NOT_SAME) {
            pairs.change(pair.id(), Pair.Status.OPEN, null, null, "", by, now);
        }
        return pairs.between(keep, merged).orElseThrow(() -> new Rejected(UNKNOWN_PAIR));
    }

    private Merge merge(Pair pair, Person keep, Person merged, Wish wish, Actor by, Instant now) {
        return new Merge(
                new MergeId(Ids.next()),
                pair.id(),
                keep.id(),
                merged.id(),
                Status.PREVIEWED,
                wish.taken(),
                keep.version(),
                merged.version(),
                wish.why(),
                rules.seconds(keep, merged),
                by.user(),
                by.name(),
                now,
                "",
                null,
                "",
                null,
                "",
                null,
                "");
    }

    /** The second officer agrees. @throws Rejected SAME_OFFICER, NOT_AT_THIS_STEP */
    @Transactional
    public void approve(MergeId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Merge merge = step(id, Status.APPROVED);
        if (merge.askedBy().equals(by.user())) {
            throw new Rejected(SAME_OFFICER);
        }
        merges.approve(id, by, clock.instant());
        log(Action.UPDATE, merge, by);
    }

    /** Nothing is merged after all. @throws Rejected NOT_AT_THIS_STEP */
    @Transactional
    public void drop(MergeId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Merge merge = step(id, Status.DROPPED);
        merges.drop(id);
        log(Action.UPDATE, merge, by);
    }

    /**
     * Does it: whoever is writing on either of them is waited for, and writes to the survivor afterwards.
     *
     * @throws Rejected SECOND_OFFICER_NEEDED, MERGE_REFUSED, NOT_AT_THIS_STEP; PREVIEW_STALE when either was changed since
     */
    @Transactional
    public void complete(MergeId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Merge merge = step(id, Status.DONE);
        if (!merge.ready()) {
            throw new Rejected(SECOND_OFFICER_NEEDED);
        }
        people.lock(merge.keep(), merge.merged());
        Person keep = fetch(merge.keep());
        Person merged = fetch(merge.merged());
        requireAsPreviewed(merge, keep, merged);
        Instant now = clock.instant();
        merging.merge(merge, keep, merged, by, now);
        merges.complete(id, by, now);
        pairs.change(merge.pair(), Pair.Status.MERGED, null, null, merge.why(), by, now);
        log(Action.UPDATE, merge, by);
        events.publishEvent(new PersonsMerged(id, merge.keep(), merge.merged(), now));
    }

    private void requireAsPreviewed(Merge merge, Person keep, Person merged) {
        boolean same = keep.id().equals(merge.keep())
                && merged.id().equals(merge.merged())
                && keep.version() == merge.keepVersion()
                && merged.version() == merge.mergedVersion();
        if (!same || !merge.seconds().containsAll(rules.seconds(keep, merged))) {
            throw new Rejected(PREVIEW_STALE);
        }
        List<String> refusals = rules.refusals(keep, merged);
        if (!refusals.isEmpty()) {
            throw refused(refusals);
        }
    }

    /**
     * Takes a merge back: everything recorded before it returns exactly; what came after stays with the survivor, to be assigned.
     *
     * @throws Rejected LATER_MERGE_FIRST, NOT_AT_THIS_STEP
     */
    @Transactional
    public void undo(MergeId id, String why, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Merge merge = step(id, Status.UNMERGED);
        people.lock(merge.keep(), merge.merged());
        if (merges.later(id).isPresent()) {
            throw new Rejected(LATER_MERGE_FIRST);
        }
        Instant now = clock.instant();
        merging.unmerge(merge, why, by, now);
        merges.undo(id, why, by, now);
        pairs.change(merge.pair(), Pair.Status.NOT_SAME, Verdict.UNMERGED, null, why, by, now);
        log(Action.UPDATE, merge, by);
        events.publishEvent(new PersonsUnmerged(id, merge.keep(), merge.merged(), now));
    }

    /** Gives rows recorded after a merge that was taken back, by part and kind, to the person they are about. */
    @Transactional
    void assign(MergeId id, Map<Merging.Kind, List<String>> rows, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Merge merge = merges.find(id)
                .filter(one -> one.status() == Status.UNMERGED)
                .orElseThrow(() -> new Rejected(NOT_AT_THIS_STEP));
        merging.assign(merge, rows, by);
        log(Action.UPDATE, merge, by);
    }

    @Transactional
    List<Merge> latest(Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        var latest = merges.latest(SHOWN);
        latest.forEach(merge -> log(Action.SEARCH, merge, by));
        return latest;
    }

    @Transactional
    Merge open(MergeId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Merge merge = merges.find(id).orElseThrow(() -> new Rejected(UNKNOWN_MERGE));
        log(Action.READ, merge, by);
        return merge;
    }

    private Merge step(MergeId id, Status next) {
        Merge merge = merges.lock(id).orElseThrow(() -> new Rejected(UNKNOWN_MERGE));
        if (!merge.status().canBecome(next)) {
            throw new Rejected(NOT_AT_THIS_STEP);
        }
        return merge;
    }

    private Person fetch(PersonId id) {
        Person person = people.fetchAll(List.of(id)).get(id);
        if (person == null) {
            throw new Rejected(UNKNOWN_PERSON);
        }
        return person;
    }

    private static Rejected refused(List<String> reasons) {
        return new Rejected(MERGE_REFUSED, Map.of("why", String.join(" ", reasons)));
    }

    private void log(Action action, Merge merge, Actor by) {
        access.log(by, action, "person.merge", merge.id(), merge.keep());
        access.log(by, action, "person.merge", merge.id(), merge.merged());
    }
}
