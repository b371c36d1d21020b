package hims.supply;

import hims.access.Actor;
import hims.platform.Ids;
import hims.platform.Money;
import hims.supply.StockSql.Moved;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the entry that belongs to each moved balance. */
@Component
class Ledger {
    private final LedgerSql sql;
    private final Clock clock;

    Ledger(LedgerSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Why something moved, and on whose word. */
    record Cause(UUID command, UUID source, @Nullable String note, Instant occurredAt, Actor by) {}

    EntryId append(Moved moved, Reason reason, long quantity, Money unitCost, Cause cause) {
        return append(moved, reason, quantity, unitCost, cause, null);
    }

    EntryId append(Moved moved, Reason reason, long quantity, Money unitCost, Cause cause, @Nullable EntryId reverses) {
        var entry = new Entry(
                new EntryId(Ids.next()),
                moved.heap(),
                moved.seq(),
                reason,
                quantity,
                unitCost,
                moved.onHand(),
                cause.command(),
                cause.source(),
                reverses,
                cause.note(),
                cause.by().user(),
                cause.occurredAt(),
                clock.instant());
        sql.append(entry);
        return entry.id();
    }
}
