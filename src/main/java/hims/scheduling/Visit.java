package hims.scheduling;

import hims.access.PersonId;
import hims.access.UnitId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's day at one facility, through all its queues (SCH-16).
 *
 * @param encounter the one Encounter of the visit in the clinical record
 */
public record Visit(
        VisitId id,
        UnitId facility,
        PersonId person,
        LocalDate visitOn,
        long number,
        @Nullable UUID encounter) {}
