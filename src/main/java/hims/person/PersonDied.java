package hims.person;

import hims.access.PersonId;
import java.time.Instant;

/** A death was recorded. */
public record PersonDied(PersonId person, Instant at) {}
