package hims.card;

import hims.card.BatchFileSql.Claim;
import hims.card.BatchPaper.Paper;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws the files of a batch one by one. A file belongs to one program for a while; who dies over it leaves it to the next, and
 * what is made stays made (CARD-23).
 */
@Component
class BatchDrawing {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int TRIES = 3;

    private final BatchFileSql files;
    private final BatchSql batches;
    private final BatchPaper papers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchDrawing(
            BatchFileSql files, BatchSql batches, BatchPaper papers, TransactionTemplate transaction, Clock clock) {
        this.files = files;
        this.batches = batches;
        this.papers = papers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One file; false when none waits, or none can be made on this machine. */
    boolean drawNext(BatchId batch) {
        if (!papers.canPrint()) {
            return false;
        }
        var now = clock.instant();
        Optional<Claim> claim = transaction.execute(_ -> files.claim(batch, now, now.minus(LEASE)));
        if (claim == null || claim.isEmpty()) {
            return false;
        }
        try {
            draw(batches.find(batch).orElseThrow(), claim.get());
            return true;
        } catch (Rejected refused) {
            transaction.executeWithoutResult(
                    _ -> files.problem(claim.get(), refused.problem().key()));
            return false;
        }
    }

    /**
     * A card that cannot be read from the paper is left out, and the paper made again without it. Where no card of the file is to be
     * printed there is no paper.
     */
    private void draw(Batch batch, Claim claim) {
        if (papers.sheets(batch, claim).isEmpty()) {
            transaction.executeWithoutResult(_ -> files.made(claim, 0, null, clock.instant()));
            return;
        }
        Paper paper = papers.make(batch, claim);
        for (int again = 1; !paper.refused().isEmpty() && again < TRIES; again++) {
            var refused = paper.refused();
            transaction.executeWithoutResult(
                    _ -> refused.forEach(card -> batches.refused(batch.id(), card, "PRINT_NOT_READABLE")));
            paper = papers.make(batch, claim);
        }
        if (!paper.refused().isEmpty()) {
            throw new Rejected(CardProblem.PRINT_NOT_READABLE);
        }
        Paper good = paper;
        transaction.executeWithoutResult(_ -> files.made(claim, good.pages(), good.pdf(), clock.instant()));
    }
}
