package hims.audit;

import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signed checkpoints in the database, and the public halves of their keys. */
@Repository
class CheckpointSql {
    private static final String LAST = """
            select size, root, at, note from audit.checkpoint order by size desc limit 1
            """;

    private static final String AFTER = """
            select size, root, at, note from audit.checkpoint where size > :size order by size limit :limit
            """;

    private static final String ADD = """
            insert into audit.checkpoint (size, root, at, note) values (:size, :root, :at, :note)
            """;

    private static final String KEYS = "select number, verifier from audit.checkpoint_key order by number limit 1000";

    private static final String ADD_KEY = """
            insert into audit.checkpoint_key (number, verifier) values (:number, :verifier)
            """;

    private final JdbcClient jdbc;

    CheckpointSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Key(int number, String verifier) {}

    Optional<Checkpoint> last() {
        return jdbc.sql(LAST).query(Checkpoint.class).optional();
    }

    /** Those of a larger tree, the smallest first. */
    List<Checkpoint> after(long size, int limit) {
        return Rows.list(jdbc.sql(AFTER)
                .paramSource(Row.with("size", size, "limit", limit))
                .query(Checkpoint.class));
    }

    void add(Checkpoint checkpoint) {
        jdbc.sql(ADD).paramSource(Row.of(checkpoint)).update();
    }

    List<Key> keys() {
        return Rows.list(jdbc.sql(KEYS).query(Key.class));
    }

    void add(Key key) {
        jdbc.sql(ADD_KEY).paramSource(Row.of(key)).update();
    }
}
