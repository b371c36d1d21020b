package hims.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.platform.Rejected;
import hims.platform.Vault;
import hims.record.SearchPosition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where the next page begins, sealed and bound to its search: whoever alters it, or takes it to another search, is refused.
 *
 * @param asOf the moment of the first page
 */
record PageCursor(SearchPosition position, Instant asOf) {
    private static final int BYTES = 8 + 4 + 2 + 16 + 8;
    private static final int SHORTEST = sealedLength(0);
    private static final int LONGEST = sealedLength(4_000);

    String seal(Vault vault, String search) {
        var at = position.at();
        var places =
                position.places().stream().map(place -> place.getBytes(UTF_8)).toList();
        var bytes = ByteBuffer.allocate(BYTES
                        + places.stream().mapToInt(place -> 2 + place.length).sum())
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putShort(position.bucket())
                .putLong(position.rid().getMostSignificantBits())
                .putLong(position.rid().getLeastSignificantBits())
                .putLong(asOf.toEpochMilli());
        places.forEach(place -> bytes.putShort((short) place.length).put(place));
        return vault.sealText(bytes.array(), search);
    }

    /** @throws Rejected PAGE_INVALID for anything that {@link #seal} did not make for this search */
    static PageCursor open(String sealed, Vault vault, String search) {
        if (sealed.length() < SHORTEST || sealed.length() > LONGEST || !sealed.matches("[A-Za-z0-9_-]+")) {
            throw new Rejected(SearchProblem.PAGE_INVALID);
        }
        try {
            var bytes = ByteBuffer.wrap(vault.openText(sealed, search));
            var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            var bucket = bytes.getShort();
            var rid = new UUID(bytes.getLong(), bytes.getLong());
            var asOf = Instant.ofEpochMilli(bytes.getLong());
            return new PageCursor(new SearchPosition(at, bucket, rid, places(bytes)), asOf);
        } catch (IllegalStateException | IllegalArgumentException altered) {
            throw new Rejected(SearchProblem.PAGE_INVALID);
        }
    }

    private static List<String> places(ByteBuffer bytes) {
        var places = new ArrayList<String>();
        while (bytes.hasRemaining()) {
            var place = new byte[bytes.getShort()];
            bytes.get(place);
            places.add(new String(place, UTF_8));
        }
        return places;
    }

    /** Key number, nonce, what is sealed and its tag, as base64 without padding. */
    private static int sealedLength(int more) {
        var bytes = 1 + 12 + BYTES + more + 16;
        return (bytes * 4 + 2) / 3;
    }
}
