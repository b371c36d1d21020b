package hims.person;

import hims.access.PersonId;
import java.time.Instant;

/** Two records were of one person: {@code merged} leads to {@code keep} from now on. */
public record PersonsMerged(MergeId merge, PersonId keep, PersonId merged, Instant at) {}
