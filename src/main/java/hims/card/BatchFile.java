package hims.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One PDF of a batch.
 *
 * @param madeAt null until it was drawn and read back
 * @param kept whether it can still be let out; after the batch was sent it is gone
 * @param copies how often it was let out to a printer
 * @param problem why it could not be made; empty
 */
public record BatchFile(
        BatchId batch,
        int number,
        Kind kind,
        int firstPlace,
        int lastPlace,
        @Nullable Instant madeAt,
        boolean kept,
        int pages,
        int copies,
        String problem) {

    public enum Kind {
        CARDS,
        LETTERS
    }

    public boolean isMade() {
        return madeAt != null;
    }
}
