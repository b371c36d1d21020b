package hims.supply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One movement as a bin card shows it. */
public record CardLine(
        Instant at,
        Reason reason,
        long quantity,
        long balanceAfter,
        String number,
        String bin,
        @Nullable String note) {}
