package hims.person;

import hims.access.PersonId;
import java.time.Instant;

/** A death was recorded in error: the person lives. */
public record DeathWithdrawn(PersonId person, Instant at) {}
