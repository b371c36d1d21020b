package hims.person;

import hims.access.UnitId;
import hims.access.UserId;
import java.time.Instant;

/** A user searches so often that somebody should look (PER-5). */
public record SearchedOften(UserId user, UnitId facility, int searches, Instant at) {}
