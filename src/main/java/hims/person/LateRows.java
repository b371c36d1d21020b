package hims.person;

import hims.access.Actor;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whoever had begun to write under a number before it was merged, and did not hold the person, ends under the old number; for two days
 * such rows follow to the survivor, and are kept in the list of the merge so that they go back with it (PER-54).
 */
@Component
class LateRows {
    private static final Duration FOLLOWED = Duration.ofDays(2);
    private static final Actor BY = Actor.system("rows that came after a merge");
    private final MergeSql merges;
    private final Merging merging;
    private final PersonSql people;
    private final TransactionOperations transactions;
    private final Clock clock;

    LateRows(MergeSql merges, Merging merging, PersonSql people, TransactionOperations transactions, Clock clock) {
        this.merges = merges;
        this.merging = merging;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    void follow() {
        merges.standing(clock.instant().minus(FOLLOWED))
                .forEach(merge -> transactions.executeWithoutResult(_ -> {
                    people.lock(merge.keep(), merge.merged());
                    merges.lock(merge.id())
                            .filter(now -> now.status() == Merge.Status.DONE)
                            .ifPresent(now -> merging.follow(now, BY));
                }));
    }
}
