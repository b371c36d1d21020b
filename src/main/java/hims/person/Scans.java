package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks for people who stand on record twice (PER-50): by a number both gave, and by all that the matcher weighs. Each step is one
 * transaction and leaves its position, so a scan that is stopped goes on from there; it ends by the clock and continues the next
 * night.
 */
@Component
class Scans {
    static final String IDENTIFIERS = "identifiers";
    static final String PEOPLE = "people";
    private static final int NUMBERS_A_STEP = 500;
    private static final int PEOPLE_A_STEP = 50;
    private static final int PAIRS_OF_ONE = 5;
    private static final int WEIGHED_AT_ONCE = 200;
    static final double SAME_NUMBER = 20;
    private static final Duration FRESH = Duration.ofHours(6);

    private final ScanSql scans;
    private final PairSql pairs;
    private final PersonSql people;
    private final Finding finding;
    private final MergeParts parts;
    private final TransactionOperations transactions;
    private final Clock clock;

    Scans(
            ScanSql scans,
            PairSql pairs,
            PersonSql people,
            Finding finding,
            MergeParts parts,
            TransactionOperations transactions,
            Clock clock) {
        this.scans = scans;
        this.pairs = pairs;
        this.people = people;
        this.finding = finding;
        this.parts = parts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Steps until the scan has been through, or the time is up. */
    void run(BooleanSupplier step, Duration most) {
        Instant end = clock.instant().plus(most);
        boolean more = true;
        while (more && clock.instant().isBefore(end)) {
            more = step.getAsBoolean();
        }
    }

    /** The next numbers that more than one person gave. False when that was the end. */
    boolean identifiers() {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            Instant now = clock.instant();
            List<UUID> next =
                    scans.nextIdentifiers(scans.position(IDENTIFIERS, now).orElse(null), NUMBERS_A_STEP);
            int opened = 0;
            for (ScanSql.Shared shared : next.isEmpty() ? List.<ScanSql.Shared>of() : scans.shared(next)) {
                opened += open(new PersonId(shared.one()), new PersonId(shared.other()), now) ? 1 : 0;
            }
            return advance(IDENTIFIERS, next, NUMBERS_A_STEP, opened, now);
        }));
    }

    private boolean open(PersonId one, PersonId other, Instant now) {
        Map<PersonId, Person> both = people.fetchAll(List.of(one, other));
        Score score = finding.compare(
                Traits.of(Objects.requireNonNull(both.get(one))), Traits.of(Objects.requireNonNull(both.get(other))));
        return pairs.open(
                one,
                other,
                Pair.Origin.SCAN,
                score.with(Reason.IDENTIFIER, SAME_NUMBER),
                "",
                Actor.system("identifier scan"),
                now);
    }

    /** The next people against everybody. False when that was the end. */
    boolean people() {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            Instant now = clock.instant();
            List<PersonId> next = scans.nextPeople(scans.position(PEOPLE, now).orElse(null), PEOPLE_A_STEP);
            int opened = 0;
            for (Person person : people.fetchAll(next).values()) {
                opened += compare(person, now);
            }
            return advance(PEOPLE, next.stream().map(PersonId::value).toList(), PEOPLE_A_STEP, opened, now);
        }));
    }

    private int compare(Person person, Instant now) {
        int opened = 0;
        for (Finding.Found found : finding.same(Traits.of(person)).stream()
                .filter(one -> !one.person().equals(person.id()))
                .limit(PAIRS_OF_ONE)
                .toList()) {
            boolean one = pairs.open(
                    person.id(),
                    found.person(),
                    Pair.Origin.SCAN,
                    found.score(),
                    "",
                    Actor.system("likeness scan"),
                    now);
            opened += one ? 1 : 0;
        }
        return opened;
    }

    private boolean advance(String name, List<UUID> made, int most, int opened, Instant now) {
        boolean more = made.size() == most;
        scans.advance(name, more ? made.getLast() : null, made.size(), opened, now);
        return more;
    }

    /** Looks up what is at stake for those who wait: who is in care today changes by the hour. False when all are fresh. */
    boolean weigh() {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            Instant now = clock.instant();
            List<Pair> next = pairs.toWeigh(now.minus(FRESH), WEIGHED_AT_ONCE);
            Map<PersonId, Set<Stake>> stakes = next.isEmpty()
                    ? Map.of()
                    : parts.stakes(next.stream()
                            .flatMap(pair -> List.of(pair.a(), pair.b()).stream())
                            .distinct()
                            .toList());
            next.forEach(pair -> weigh(pair, stakes, now));
            return next.size() == WEIGHED_AT_ONCE;
        }));
    }

    private void weigh(Pair pair, Map<PersonId, Set<Stake>> stakes, Instant now) {
        Set<Stake> a = stakes.getOrDefault(pair.a(), Set.of());
        Set<Stake> b = stakes.getOrDefault(pair.b(), Set.of());
        var both = new java.util.TreeSet<>(a);
        both.addAll(b);
        pairs.weighed(pair.id(), Stake.harm(List.of(a, b)), both, now);
    }
}
