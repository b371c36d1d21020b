package hims.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that wants stock.
 *
 * @param source the line's own id, kept on every entry
 * @param courseEnd the last day on which the units will be used; today for what is used at once
 * @param picks the heaps someone chose; empty for the first to expire
 * @param reason why the picks are not the first to expire (PHARM-12)
 */
public record Want(
        UUID source,
        ItemId item,
        long quantity,
        LocalDate courseEnd,
        List<Pick> picks,
        @Nullable String reason) {

    public record Pick(BalanceId heap, long quantity) {}

    public Want {
        picks = List.copyOf(picks);
        var picked = picks.stream().mapToLong(Pick::quantity).sum();
        if (quantity <= 0 || (!picks.isEmpty() && picked != quantity)) {
            throw new IllegalArgumentException("picks of " + picked + " for a quantity of " + quantity);
        }
    }

    public static Want firstToExpire(UUID source, ItemId item, long quantity, LocalDate courseEnd) {
        return new Want(source, item, quantity, courseEnd, List.of(), null);
    }
}
