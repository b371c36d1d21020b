package hims.supply;

import hims.access.UnitId;
import hims.platform.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods arrive at a store.
 *
 * @param source id of the line of the paper they came with
 * @param paper number of that paper: challan, transfer note
 * @param qualityReport number of the laboratory's pass; without it a new batch waits in quarantine (SUP-52)
 */
public record Receive(
        UnitId store,
        ItemId item,
        String number,
        @Nullable LocalDate manufacturedOn,
        LocalDate expiresOn,
        long quantity,
        Money unitCost,
        String bin,
        String fund,
        Reason reason,
        UUID source,
        String paper,
        @Nullable String qualityReport) {

    public static final String STATE_FUND = "STATE";

    public Receive {
        if (quantity <= 0 || !reason.brings()) {
            throw new IllegalArgumentException(reason + " of " + quantity);
        }
    }
}
