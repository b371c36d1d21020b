package hims.supply;

import hims.platform.Money;
import java.time.LocalDate;
import java.util.UUID;

/** What one line got out of one heap. */
public record Issued(
        EntryId entry,
        UUID source,
        BalanceId heap,
        BatchId batch,
        String number,
        LocalDate expiresOn,
        String bin,
        long quantity,
        Money unitCost) {

    public Money cost() {
        return unitCost.times(quantity);
    }
}
