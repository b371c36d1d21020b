package hims.audit;

import java.time.Instant;

/**
 * What is known of somebody who should not have looked (SEC-60). A part that is empty may be anything.
 *
 * @param actor name as the log has it, or user id
 * @param session as the log has it
 * @param network remote address
 * @param until exclusive
 */
public record Trail(String actor, String session, String network, Instant from, Instant until) {}
