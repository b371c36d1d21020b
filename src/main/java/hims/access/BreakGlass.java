package hims.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One emergency opening of a record. It ends at {@code closesAt} by itself, or earlier at {@code closedAt}. */
public record BreakGlass(
        BreakGlassId id,
        PersonId patient,
        UserId userId,
        String userName,
        Role role,
        UnitId facility,
        BreakGlassReason reason,
        String explanation,
        Instant openedAt,
        Instant closesAt,
        @Nullable Instant closedAt,
        @Nullable Instant reviewedAt,
        @Nullable Verdict verdict) {

    /** What the reviewer found. */
    public enum Verdict {
        JUSTIFIED,
        NOT_JUSTIFIED
    }

    public boolean isOpen(Instant now) {
        return closedAt == null && now.isBefore(closesAt);
    }
}
