package hims.person;

import hims.access.PersonId;
import hims.access.UnitId;
import java.time.Instant;

/** A person has been added to the registry. */
public record PersonRegistered(PersonId person, UnitId facility, Instant at) {}
