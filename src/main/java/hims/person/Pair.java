package hims.person;

import hims.access.PersonId;
import hims.access.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two records that may be of one person.
 *
 * @param bits of evidence, and {@code reasons} for them
 * @param why in the words of who opened it, or settled it last
 * @param stakes of either side, as last looked up
 */
record Pair(
        PairId id,
        PersonId a,
        PersonId b,
        Status status,
        Origin origin,
        double bits,
        List<Reason> reasons,
        List<Stake> stakes,
        String why,
        Instant openedAt,
        @Nullable UserId takenBy,
        String takenByName,
        @Nullable LocalDate deferredUntil,
        @Nullable Verdict verdict,
        @Nullable Instant settledAt) {

    enum Origin {
        /** Registered as somebody new although somebody alike was shown (PER-6). */
        OVERRIDE,
        REPORT,
        SCAN,
        IMPORT
    }

    enum Status {
        OPEN,
        UNDER_REVIEW,
        MERGED,
        NOT_SAME,
        DEFERRED;

        /** NOT_SAME opens again by new evidence only, MERGED by taking the merge back. */
        boolean canBecome(Status next) {
            return switch (this) {
                case OPEN, UNDER_REVIEW, DEFERRED -> next != OPEN;
                case NOT_SAME -> next == OPEN;
                case MERGED -> next == NOT_SAME;
            };
        }

        boolean waits() {
            return this == OPEN || this == UNDER_REVIEW || this == DEFERRED;
        }
    }

    boolean settled() {
        return !status.waits();
    }
}
