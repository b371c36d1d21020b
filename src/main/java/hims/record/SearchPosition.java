package hims.record;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a resource stands in an order.
 *
 * @param at the time that orders, where one does
 */
public record SearchPosition(Instant at, short bucket, UUID rid) {}
