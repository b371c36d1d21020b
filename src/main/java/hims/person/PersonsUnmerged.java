package hims.person;

import hims.access.PersonId;
import java.time.Instant;

/** A merge was taken back: both stand for themselves again. */
public record PersonsUnmerged(MergeId merge, PersonId keep, PersonId merged, Instant at) {}
