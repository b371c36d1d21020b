package hims.supply;

import hims.platform.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One lot as its maker numbered it.
 *
 * @param unitCost what one unit of it cost
 */
public record Batch(
        BatchId id,
        ItemId item,
        String number,
        LocalDate expiresOn,
        @Nullable LocalDate manufacturedOn,
        BatchStatus status,
        Money unitCost) {}
