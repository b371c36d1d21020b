package hims.person;

import hims.access.PersonId;
import hims.access.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One merge of two records, prepared, agreed, done, and perhaps taken back.
 *
 * @param choices what the survivor takes from the merged record
 * @param seconds text keys of why a second officer must agree; none must when empty
 */
record Merge(
        MergeId id,
        PairId pair,
        PersonId keep,
        PersonId merged,
        Status status,
        Set<Choice> choices,
        int keepVersion,
        int mergedVersion,
        String why,
        List<String> seconds,
        UserId askedBy,
        String askedByName,
        Instant askedAt,
        String approvedByName,
        @Nullable Instant approvedAt,
        String doneByName,
        @Nullable Instant doneAt,
        String undoneByName,
        @Nullable Instant undoneAt,
        String undoneWhy) {

    enum Status {
        PREVIEWED,
        APPROVED,
        DONE,
        UNMERGED,
        DROPPED;

        boolean canBecome(Status next) {
            return switch (this) {
                case PREVIEWED -> next == APPROVED || next == DONE || next == DROPPED;
                case APPROVED -> next == DONE || next == DROPPED;
                case DONE -> next == UNMERGED;
                case UNMERGED, DROPPED -> false;
            };
        }
    }

    boolean waitsForSecond() {
        return status == Status.PREVIEWED && !seconds.isEmpty();
    }

    boolean ready() {
        return status == Status.APPROVED || (status == Status.PREVIEWED && seconds.isEmpty());
    }
}
