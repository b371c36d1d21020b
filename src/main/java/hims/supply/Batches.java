package hims.supply;

import static hims.supply.SupplyProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.supply.Ledger.Cause;
import hims.supply.StockSql.Placed;
import hims.supply.StockSql.Put;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Releases, holds and recalls a batch wherever in the city it lies, in one transaction (SUP-64). */
@Service
public class Batches {
    private final BatchSql batches;
    private final StockSql stock;
    private final Ledger ledger;
    private final Access access;
    private final Clock clock;

    Batches(BatchSql batches, StockSql stock, Ledger ledger, Access access, Clock clock) {
        this.batches = batches;
        this.stock = stock;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Moves every heap of the batch into its new state. Whoever was taking from one of them commits first and is counted;
     * whoever comes after finds nothing to take (PHARM-96). Only the city's own quality officer may: it binds every store.
     *
     * @throws Rejected BATCH_CANNOT_BECOME when its life does not allow the step
     */
    @Transactional
    public Batch become(BatchId id, BatchStatus next, String reason, Actor by) {
        access.require(by, Permission.STOCK_RECEIVE, UnitId.CITY);
        var batch = batches.lock(id).orElseThrow(() -> new Rejected(UNKNOWN_BATCH));
        if (!batch.status().canBecome(next)) {
            throw new Rejected(BATCH_CANNOT_BECOME, Map.of("from", batch.status(), "to", next));
        }
        var now = clock.instant();
        batches.become(batch, next, reason, by.user(), now);
        var cause = new Cause(Ids.next(), id.value(), reason, now, by);
        stock.lockHeapsOf(id).stream()
                .filter(heap -> heap.status() == batch.status())
                .forEach(heap -> move(batch, heap, next, cause));
        return batches.lock(id).orElseThrow();
    }

    private void move(Batch batch, Placed heap, BatchStatus next, Cause cause) {
        var out = stock.empty(heap.id());
        ledger.append(out, Reason.STATUS_OUT, -heap.onHand(), batch.unitCost(), cause);
        var in = stock.put(new Put(
                new BalanceId(Ids.next()),
                heap.store(),
                heap.bin(),
                batch.item(),
                batch.id(),
                batch.expiresOn(),
                next,
                heap.fund(),
                heap.receivedOn(),
                heap.onHand()));
        ledger.append(in, Reason.STATUS_IN, heap.onHand(), batch.unitCost(), cause);
    }
}
