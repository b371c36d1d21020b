package hims.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the log as it is read back. */
public record AuditRow(
        long seq,
        Instant at,
        Action action,
        Outcome outcome,
        UUID actor,
        String actorName,
        String role,
        UUID facility,
        String purpose,
        String objectType,
        String objectId,
        @Nullable UUID patient) {}
