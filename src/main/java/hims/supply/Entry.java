package hims.supply;

import hims.access.UserId;
import hims.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One movement, as the ledger keeps it for ever. */
record Entry(
        EntryId id,
        BalanceId balance,
        long seq,
        Reason reason,
        long quantity,
        Money unitCost,
        long balanceAfter,
        UUID command,
        UUID source,
        @Nullable EntryId reverses,
        @Nullable String note,
        UserId actor,
        Instant occurredAt,
        Instant recordedAt) {}
