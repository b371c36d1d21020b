package hims.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stands in the tree. Its bytes are defined in docs/audit-format.md; what is said there and done here is held
 * together by its test vectors.
 *
 * @param erased the hash of the personal words where they are gone
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record LoggedRow(
        long seq,
        String txid,
        Instant at,
        String action,
        String outcome,
        UUID actor,
        String role,
        UUID facility,
        String session,
        String purpose,
        String objectType,
        String objectId,
        @Nullable UUID patient,
        Map<String, String> detail,
        @Nullable UUID salt,
        @Nullable String actorName,
        @Nullable String network,
        byte @Nullable [] erased) {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    byte[] leaf() {
        return Merkle.leaf(canonical());
    }

    byte[] canonical() {
        var out = new Canonical("hims-audit-1")
                .add(Long.toString(seq))
                .add(moment())
                .add(action)
                .add(outcome)
                .add(actor.toString())
                .add(role)
                .add(facility.toString())
                .add(session)
                .add(purpose)
                .add(objectType)
                .add(objectId)
                .add(patient == null ? null : patient.toString())
                .add(personal())
                .add(Integer.toString(detail.size()));
        // keys in the order of their bytes in UTF-8, which is not that of Java's strings
        var sorted = new TreeMap<String, String>((one, other) ->
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
        sorted.putAll(detail);
        sorted.forEach((key, value) -> out.add(key).add(value));
        return out.bytes();
    }

    /** The hash of the personal words, also when they are erased. */
    byte[] personal() {
        if (erased != null) {
            return erased;
        }
        return Merkle.sha256(new Canonical("hims-audit-personal-1")
                .add(salt == null ? null : salt.toString())
                .add(actorName)
                .add(network)
                .bytes());
    }

    String moment() {
        return MICROSECONDS.format(at);
    }
}
