package hims.supply;

import static hims.supply.SupplyProblem.ALREADY_REVERSED;

import hims.access.Actor;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.supply.Ledger.Cause;
import hims.supply.StockSql.Put;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Undoes issues. Locks batches before heaps, as a recall does. */
@Component
class Reversing {
    private final BatchSql batches;
    private final StockSql stock;
    private final Ledger ledger;
    private final Clock clock;

    Reversing(BatchSql batches, StockSql stock, Ledger ledger, Clock clock) {
        this.batches = batches;
        this.stock = stock;
        this.ledger = ledger;
        this.clock = clock;
    }

    void reverse(List<Issued> issued, UUID command, String why, Actor by) {
        var held = holdStill(issued);
        var cause = new Cause(command, issued.getFirst().source(), why, clock.instant(), by);
        issued.stream().sorted(Comparator.comparing(Issued::heap)).forEach(one -> {
            putBack(one, cause);
            var batch = held.get(one.batch());
            if (batch != null && batch.status() != BatchStatus.RELEASED) {
                lockAway(one, batch, cause);
            }
        });
    }

    private Map<BatchId, Batch> holdStill(List<Issued> issued) {
        return issued.stream()
                .map(one -> one.batch().value())
                .distinct()
                .sorted()
                .map(id -> batches.holdStill(new BatchId(id)).orElseThrow())
                .collect(Collectors.toMap(Batch::id, batch -> batch));
    }

    private void putBack(Issued one, Cause cause) {
        var moved = stock.add(one.heap(), one.quantity());
        try {
            ledger.append(moved, Reason.REVERSAL, one.quantity(), one.unitCost(), cause, one.entry());
        } catch (DuplicateKeyException reversedMeanwhile) {
            throw new Rejected(ALREADY_REVERSED);
        }
    }

    /** The batch was held or recalled after the issue: what comes back must not be given again. */
    private void lockAway(Issued one, Batch batch, Cause cause) {
        var out = stock.add(one.heap(), -one.quantity());
        ledger.append(out, Reason.STATUS_OUT, -one.quantity(), one.unitCost(), cause);
        var place = stock.place(one.heap());
        var in = stock.put(new Put(
                new BalanceId(Ids.next()),
                place.store(),
                place.bin(),
                batch.item(),
                batch.id(),
                batch.expiresOn(),
                batch.status(),
                place.fund(),
                place.receivedOn(),
                one.quantity()));
        ledger.append(in, Reason.STATUS_IN, one.quantity(), one.unitCost(), cause);
    }
}
