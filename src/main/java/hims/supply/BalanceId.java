package hims.supply;

import hims.platform.Id;
import java.util.UUID;

/** One heap of stock: a batch in a bin, in one state, of one fund. Its order is the order in which heaps are locked. */
public record BalanceId(UUID value) implements Id, Comparable<BalanceId> {
    /** Compares as PostgreSQL compares uuids, which {@link UUID#compareTo} does not. */
    @Override
    public int compareTo(BalanceId other) {
        var high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
