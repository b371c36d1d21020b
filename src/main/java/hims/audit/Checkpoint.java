package hims.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * How large the tree was and what its root, signed (C2SP tlog-checkpoint with one extension line).
 *
 * @param at every row committed an hour earlier or longer is in the tree
 * @param note the signed text
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Checkpoint(long size, byte[] root, Instant at, String note) {
    private static final String TIME = "time ";

    static Checkpoint sign(long size, byte[] root, Instant at, SignedNote.Signer by) {
        var text = by.verifier().name() + "\n" + size + "\n"
                + Base64.getEncoder().encodeToString(root) + "\n" + TIME + at + "\n";
        return new Checkpoint(size, root, at, by.sign(text));
    }

    /** Empty when the text is none. Whether the signature is right is another question. */
    static Optional<Checkpoint> parse(String note) {
        var lines = note.split("\n", -1);
        try {
            return lines.length > 4 && lines[3].startsWith(TIME)
                    ? Optional.of(new Checkpoint(
                            Long.parseLong(lines[1]),
                            Base64.getDecoder().decode(lines[2]),
                            Instant.parse(lines[3].substring(TIME.length())),
                            note))
                    : Optional.empty();
        } catch (DateTimeParseException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    boolean says(byte[] other) {
        return Arrays.equals(root, other);
    }
}
