package hims.access;

import java.time.Instant;

/**
 * A record was opened in an emergency; the citizen, the supervisor and the privacy officer are to be told.
 *
 * @param role of the one who opened it
 */
public record BreakGlassOpened(BreakGlassId id, PersonId patient, UnitId facility, Role role, Instant at) {}
