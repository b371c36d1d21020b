package hims.card;

import hims.access.Actor;
import hims.platform.Rejected;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Renders locked batches card by card, each in a transaction of its own: a program that dies goes on where it was, and another
 * one may help. A card is rendered once in its batch, however many try (CARD-23).
 */
@Component
class BatchRendering {

    private static final Actor PRINTER = Actor.system("Card printing");

    private final BatchSql sql;
    private final CardSql cards;
    private final PrintSql prints;
    private final Holders holders;
    private final CardCodes codes;
    private final PrintGate gate;
    private final Revocations revocations;
    private final BatchDrawing drawing;
    private final BatchFileSql files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchRendering(
            BatchSql sql,
            CardSql cards,
            PrintSql prints,
            Holders holders,
            CardCodes codes,
            PrintGate gate,
            Revocations revocations,
            BatchDrawing drawing,
            BatchFileSql files,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.cards = cards;
        this.prints = prints;
        this.holders = holders;
        this.codes = codes;
        this.gate = gate;
        this.revocations = revocations;
        this.drawing = drawing;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Everything that waits now. */
    void renderAll() {
        for (BatchId batch : sql.locked()) {
            boolean more = true;
            while (more) {
                more = renderNext(batch) || drawing.drawNext(batch);
            }
            transaction.executeWithoutResult(_ -> finish(batch));
        }
    }

    /** One card of the batch; false when none is left. */
    boolean renderNext(BatchId batch) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            Optional<CardId> next = sql.next(batch);
            next.ifPresent(card -> render(batch, card));
            return next.isPresent();
        }));
    }

    private void render(BatchId batch, CardId id) {
        Card card = cards.find(id).orElseThrow();
        try {
            Holder holder = holders.fetch(card.person());
            var centre = sql.centre(id).orElse(PRINTER.facility());
            var fields = PrintedCard.of(card, holder, centre, codes.service(card, holder), null);
            gate.bars(fields.healthId());
            if (sql.rendered(batch, id, clock.instant())) {
                prints.insert(id, fields, null, PRINTER, clock.instant());
                revocations.sign(id, Set.of(KeyPurpose.SERVICE));
            }
        } catch (Rejected refused) {
            sql.failed(batch, id, refused.problem().toString());
        }
    }

    private void finish(BatchId batch) {
        if (sql.isDone(batch) && files.left(batch) == 0) {
            sql.move(batch, BatchState.LOCKED, BatchState.PRINTING);
        }
    }
}
