package hims.fhir.search;

import hims.platform.Rejected;
import hims.platform.Vault;
import hims.record.SearchPosition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * Where the next page begins, sealed and bound to its search: whoever alters it, or takes it to another search, is refused.
 *
 * @param asOf the moment of the first page
 */
record PageCursor(SearchPosition position, Instant asOf) {
    private static final int BYTES = 8 + 4 + 2 + 16 + 8;
    private static final int SEALED = sealedLength();

    String seal(Vault vault, String search) {
        var at = position.at();
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putShort(position.bucket())
                .putLong(position.rid().getMostSignificantBits())
                .putLong(position.rid().getLeastSignificantBits())
                .putLong(asOf.toEpochMilli())
                .array();
        return vault.sealText(bytes, search);
    }

    /** @throws Rejected PAGE_INVALID for anything that {@link #seal} did not make for this search */
    static PageCursor open(String sealed, Vault vault, String search) {
        if (sealed.length() != SEALED || !sealed.matches("[A-Za-z0-9_-]+")) {
            throw new Rejected(SearchProblem.PAGE_INVALID);
        }
        try {
            var bytes = ByteBuffer.wrap(vault.openText(sealed, search));
            var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            var bucket = bytes.getShort();
            var rid = new UUID(bytes.getLong(), bytes.getLong());
            return new PageCursor(new SearchPosition(at, bucket, rid), Instant.ofEpochMilli(bytes.getLong()));
        } catch (IllegalStateException | IllegalArgumentException altered) {
            throw new Rejected(SearchProblem.PAGE_INVALID);
        }
    }

    /** Key number, nonce, what is sealed and its tag, as base64 without padding. */
    private static int sealedLength() {
        var bytes = 1 + 12 + BYTES + 16;
        return (bytes * 4 + 2) / 3;
    }
}
