package hims.access;

import java.time.Instant;

/** A record was opened in an emergency; the citizen, the supervisor and the privacy officer are to be told. */
public record BreakGlassOpened(BreakGlassId id, PersonId patient, UnitId facility, Instant at) {}
