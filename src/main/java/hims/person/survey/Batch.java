package hims.person.survey;

import hims.access.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a survey on its way into the registry.
 *
 * @param position the last row that was looked at in this step of its life
 * @param repeated rows that had come before and changed nothing; they count under their old outcome too
 */
public record Batch(
        BatchId id,
        Status status,
        String fileName,
        List<Column> columns,
        int rows,
        int position,
        int created,
        int linked,
        int updated,
        int paired,
        int refused,
        int errors,
        int repeated,
        String uploadedByName,
        Instant uploadedAt,
        @Nullable UserId acceptedBy,
        String acceptedByName,
        @Nullable Instant closedAt) {
    public Batch {
        columns = List.copyOf(columns);
    }

    public enum Status {
        UPLOADED,
        CHECKED,
        PART_ACCEPTED,
        ACCEPTED,
        CLOSED;

        boolean canBecome(Status next) {
            return switch (this) {
                case UPLOADED -> next == CHECKED;
                case CHECKED -> next == PART_ACCEPTED || next == ACCEPTED || next == CLOSED;
                case PART_ACCEPTED, ACCEPTED -> next == CLOSED;
                case CLOSED -> false;
            };
        }
    }

    public int count(Outcome outcome) {
        return switch (outcome) {
            case CREATED -> created;
            case LINKED -> linked;
            case UPDATED -> updated;
            case PAIR_OPENED -> paired;
            case REFUSED_BY_PERSON -> refused;
            case ERROR -> errors;
        };
    }

    /** Whether the job has something to do with it. */
    public boolean moves() {
        return status == Status.UPLOADED || (status == Status.CHECKED && acceptedBy != null);
    }

    /** Whether the officer decides now. */
    public boolean asks() {
        return status == Status.CHECKED && acceptedBy == null;
    }

    /** Rows that may go in. */
    public int ready() {
        return rows - errors - refused;
    }
}
