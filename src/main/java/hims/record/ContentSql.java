package hims.record;

import hims.platform.Row;
import hims.platform.Rows;
import hims.record.Contents.Held;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Binaries hold, piece by piece. */
@Component
class ContentSql {
    private static final String HOLD = """
            insert into record.content (bucket, rid, ver, owner, hash, size, sha1)
            values (:bucket, :rid, :ver, :owner, :hash, :size, :sha1)
            """;

    private static final String FIND = """
            select bucket, owner, hash, size, sha1 from record.content
            where bucket = :bucket and rid = :rid and ver = :ver
            """;

    /** Whoever is writing the same piece is waited for. */
    private static final String ADD = """
            insert into record.chunk (bucket, owner, hash, n, piece)
            values (:bucket, :owner, :hash, :n, :piece)
            on conflict (bucket, owner, hash, n) do nothing
            """;

    private static final String PIECE = """
            select piece from record.chunk
            where bucket = :bucket and owner = :owner and hash = :hash and n = :n
            """;

    private final JdbcClient jdbc;

    ContentSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void hold(ResourceKey key, int version, Held held) {
        jdbc.sql(HOLD)
                .paramSource(of(held).and("rid", key.id())
                        .and("ver", version)
                        .and("size", held.size())
                        .and("sha1", held.attachmentHash()))
                .update();
    }

    Optional<Held> find(ResourceKey key, int version) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("bucket", key.bucket(), "rid", key.id(), "ver", version))
                .query((row, _) -> new Held(
                        row.getShort("bucket"),
                        row.getObject("owner", UUID.class),
                        row.getBytes("hash"),
                        row.getLong("size"),
                        row.getBytes("sha1")))
                .optional();
    }

    /** @return false when it was there already */
    boolean add(Held held, int number, byte[] piece) {
        return jdbc.sql(ADD)
                        .paramSource(of(held).and("n", number).and("piece", piece))
                        .update()
                == 1;
    }

    byte[] piece(Held held, int number) {
        return Rows.one(
                jdbc.sql(PIECE).paramSource(of(held).and("n", number)).query((row, _) -> row.getBytes("piece")));
    }

    private static Row of(Held held) {
        return Row.with("bucket", held.bucket(), "owner", held.owner(), "hash", held.hash());
    }
}
