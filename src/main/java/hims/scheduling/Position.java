package hims.scheduling;

import java.util.Optional;

/**
 * Where a token stands in its queue's own order.
 *
 * @param estimate empty while nothing honest can be said (SCH-27)
 */
public record Position(int ahead, Optional<WaitEstimate> estimate) {}
