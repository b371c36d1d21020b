package hims.record;

import hims.access.OpenTo;
import hims.access.PersonId;
import hims.platform.Rejected;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What Binaries hold (REC-10): written with the version that holds it, read piece by piece, so that a reader of any speed keeps
 * neither a connection nor more than a quarter of a megabyte.
 */
@Service
@OpenTo("module fhir, which asks Access about each Binary and logs")
public class Contents {
    private static final int PIECE = 256 * 1024;
    private static final UUID NOBODY = new UUID(0, 0);

    private final ContentSql sql;

    Contents(ContentSql sql) {
        this.sql = sql;
    }

    /**
     * @param hash SHA-256
     * @param attachmentHash SHA-1, as {@code Attachment.hash} has it
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Held(short bucket, UUID owner, byte[] hash, long size, byte[] attachmentHash) {}

    /** @throws Rejected CONTENT_KIND, CONTENT_MISMATCH */
    public static void check(String contentType, Content content) {
        ContentKinds.require(contentType, content);
    }

    /** Nothing is held where there is no content. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(ResourceKey key, int version, @Nullable PersonId person, Content content) {
        if (content.isEmpty()) {
            return;
        }
        var owner = person == null ? NOBODY : person.value();
        var held = new Held(key.bucket(), owner, content.hash(), content.size(), content.attachmentHash());
        sql.hold(key, version, held);
        try (var in = content.open()) {
            var piece = in.readNBytes(PIECE);
            for (var number = 0; piece.length > 0; number++) {
                if (!sql.add(held, number, piece) && number == 0) {
                    return; // kept before, in a transaction that is over: all of it
                }
                piece = in.readNBytes(PIECE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Held> find(ResourceKey key, int version) {
        return sql.find(key, version);
    }

    /** The bytes in {@code [from, until)}. */
    public void copy(Held held, long from, long until, OutputStream out) throws IOException {
        for (var at = from; at < until; ) {
            var start = at / PIECE * PIECE;
            var piece = sql.piece(held, (int) (at / PIECE));
            var end = Math.min(until, start + piece.length);
            out.write(piece, (int) (at - start), (int) (end - at));
            at = end;
        }
    }
}
