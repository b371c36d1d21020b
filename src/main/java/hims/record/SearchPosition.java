package hims.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a resource stands in an order.
 *
 * @param at the time that orders, where one does
 * @param places by the keys of an order that no index has; empty in all others, and before the first
 */
public record SearchPosition(Instant at, short bucket, UUID rid, List<String> places) {
    static final SearchPosition START = new SearchPosition(Instant.EPOCH, (short) 0, new UUID(0, 0));

    public SearchPosition(Instant at, short bucket, UUID rid) {
        this(at, bucket, rid, List.of());
    }

    SearchPosition at(List<String> keys) {
        return new SearchPosition(at, bucket, rid, List.copyOf(keys));
    }
}
