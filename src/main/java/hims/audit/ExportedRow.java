package hims.audit;

import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row as others read it, a line of JSON: what its leaf is made of.
 *
 * @param index its place in the tree; null while it waits for one
 * @param personal the hash of the personal words, where they are not given: 64 hexadecimal digits
 */
record ExportedRow(
        @Nullable Long index,
        String seq,
        String txid,
        String at,
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
        @Nullable String personal) {

    /** With the personal words, for those who check the whole log. */
    static ExportedRow whole(@Nullable Long index, LoggedRow row) {
        var personal = row.erased() == null ? null : HexFormat.of().formatHex(row.erased());
        return of(index, row, row.erased() == null, personal);
    }

    /** For a patient: the network and name of whoever acted by their hash. */
    static ExportedRow masked(long index, LoggedRow row) {
        return of(index, row, false, HexFormat.of().formatHex(row.personal()));
    }

    private static ExportedRow of(@Nullable Long index, LoggedRow row, boolean words, @Nullable String personal) {
        return new ExportedRow(
                index,
                Long.toString(row.seq()),
                row.txid(),
                row.moment(),
                row.action(),
                row.outcome(),
                row.actor(),
                row.role(),
                row.facility(),
                row.session(),
                row.purpose(),
                row.objectType(),
                row.objectId(),
                row.patient(),
                row.detail(),
                words ? row.salt() : null,
                words ? row.actorName() : null,
                words ? row.network() : null,
                personal);
    }
}
