package hims.person;

import static hims.person.PersonProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Pair.Status;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of pairs that may be one person (PER-50), for the identity officers of the whole city. Whoever decides says why; nothing
 * here merges anybody.
 */
@Service
class Pairs {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final int SHOWN = 50;
    private final Access access;
    private final PairSql pairs;
    private final PersonSql people;
    private final Clock clock;

    Pairs(Access access, PairSql pairs, PersonSql people, Clock clock) {
        this.access = access;
        this.pairs = pairs;
        this.people = people;
        this.clock = clock;
    }

    enum Show {
        OPEN,
        TAKEN,
        DEFERRED,
        SETTLED
    }

    /** A pair with the two people as they are on record now; both are the same person once they are merged. */
    record Two(Pair pair, Person a, Person b) {
        boolean one() {
            return a.id().equals(b.id());
        }
    }

    record Queue(List<Two> pairs, PairSql.Counts counts) {}

    /** Most harm first; each person shown is logged. */
    @Transactional
    public Queue list(Show show, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        List<Two> two = two(
                switch (show) {
                    case OPEN -> pairs.open(today(), SHOWN);
                    case TAKEN -> pairs.taken(by.user(), SHOWN);
                    case DEFERRED -> pairs.deferred(today(), SHOWN);
                    case SETTLED -> pairs.settled(SHOWN);
                });
        two.forEach(one -> log(one, Action.SEARCH, by));
        return new Queue(two.stream().map(Pairs::masked).toList(), pairs.counts(today()));
    }

    /** Both in full: the officer may see whom she compares. @throws Rejected UNKNOWN_PAIR */
    @Transactional
    public Two open(PairId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Two two = two(List.of(pairs.find(id).orElseThrow(() -> new Rejected(UNKNOWN_PAIR))))
                .getFirst();
        log(two, Action.READ, by);
        return two;
    }

    /** Colleagues see that somebody is at it. */
    @Transactional
    public void take(PairId id, Actor by) {
        settle(id, Status.UNDER_REVIEW, null, null, "", by);
    }

    /** Two people; twins and siblings are marked, so that every banner of theirs warns. */
    @Transactional
    public void part(PairId id, Verdict verdict, String why, Actor by) {
        Pair pair = settle(id, Status.NOT_SAME, verdict, null, why, by);
        if (verdict.similar()) {
            pairs.similar(pair.a(), pair.b(), verdict, by, clock.instant());
        }
    }

    /** Comes back on that day. */
    @Transactional
    public void defer(PairId id, LocalDate until, String why, Actor by) {
        settle(id, Status.DEFERRED, null, until, why, by);
    }

    /** @throws Rejected PAIR_SETTLED when somebody has decided meanwhile */
    private Pair settle(
            PairId id, Status to, @Nullable Verdict verdict, @Nullable LocalDate until, String why, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        Pair pair = pairs.lock(id).orElseThrow(() -> new Rejected(UNKNOWN_PAIR));
        if (!pair.status().canBecome(to)) {
            throw new Rejected(PAIR_SETTLED);
        }
        pairs.change(id, to, verdict, until, why, by, clock.instant());
        access.log(by, Action.UPDATE, "person.pair", id, pair.a());
        access.log(by, Action.UPDATE, "person.pair", id, pair.b());
        return pair;
    }

    private List<Two> two(List<Pair> found) {
        var ids = new ArrayList<PersonId>();
        found.forEach(pair -> ids.addAll(List.of(pair.a(), pair.b())));
        Map<PersonId, Person> known = people.fetchAll(ids);
        var two = new ArrayList<Two>();
        for (Pair pair : found) {
            Person a = known.get(pair.a());
            Person b = known.get(pair.b());
            if (a != null && b != null) {
                two.add(new Two(pair, a, b));
            }
        }
        return two;
    }

    private static Two masked(Two two) {
        return new Two(two.pair(), two.a().masked(), two.b().masked());
    }

    private void log(Two two, Action action, Actor by) {
        access.log(by, action, "person.pair", two.pair().id(), two.a().id());
        if (!two.one()) {
            access.log(by, action, "person.pair", two.pair().id(), two.b().id());
        }
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(CITY));
    }
}
