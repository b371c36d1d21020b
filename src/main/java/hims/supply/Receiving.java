package hims.supply;

import static hims.supply.SupplyProblem.*;

import hims.access.Actor;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.supply.Ledger.Cause;
import hims.supply.StockSql.Put;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts arriving goods on the shelf under the state their batch is in. */
@Component
class Receiving {
    private final BatchSql batches;
    private final StockSql stock;
    private final Ledger ledger;
    private final Clock clock;

    Receiving(BatchSql batches, StockSql stock, Ledger ledger, Clock clock) {
        this.batches = batches;
        this.stock = stock;
        this.ledger = ledger;
        this.clock = clock;
    }

    Batch receive(Receive goods, UUID command, LocalDate today, Actor by) {
        var batch = batchOf(goods);
        var moved = stock.put(new Put(
                new BalanceId(Ids.next()),
                goods.store(),
                goods.bin(),
                goods.item(),
                batch.id(),
                batch.expiresOn(),
                batch.status(),
                goods.fund(),
                today,
                goods.quantity()));
        var cause = new Cause(command, goods.source(), note(goods), clock.instant(), by);
        ledger.append(moved, goods.reason(), goods.quantity(), batch.unitCost(), cause);
        return batch;
    }

    private static String note(Receive goods) {
        return goods.qualityReport() == null ? goods.paper() : goods.paper() + ", " + goods.qualityReport();
    }

    /** A batch number that came before keeps its state and cost; with another expiry it is refused, as one of the two is misread. */
    private Batch batchOf(Receive goods) {
        var first = goods.qualityReport() == null ? BatchStatus.QUARANTINE : BatchStatus.RELEASED;
        batches.insert(new Batch(
                new BatchId(Ids.next()),
                goods.item(),
                goods.number(),
                goods.expiresOn(),
                goods.manufacturedOn(),
                first,
                goods.unitCost()));
        var batch = batches.holdStill(goods.item(), goods.number()).orElseThrow();
        if (!batch.expiresOn().equals(goods.expiresOn())) {
            throw new Rejected(
                    BATCH_MISMATCH,
                    Map.of("number", batch.number(), "recorded", batch.expiresOn(), "typed", goods.expiresOn()));
        }
        return batch;
    }
}
