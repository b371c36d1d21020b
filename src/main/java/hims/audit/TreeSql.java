package hims.audit;

import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The leaves and stored nodes of the tree, and the rows in its order. */
@Repository
class TreeSql {
    /** Held by whoever makes the tree grow, to the end of the transaction. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(6962)";

    private static final String HEAD =
            "select index, seq, txid::text as txid from audit.leaf order by index desc limit 1";

    private static final String ROW_COLUMNS = """
            e.seq, e.txid::text as txid, e.at, e.action, e.outcome, e.actor, e.role, e.facility, e.session, e.purpose,
                e.object_type, e.object_id, e.patient, e.detail::text as detail, e.salt, e.actor_name, e.network,
                x.personal as erased""";

    private static final String WAITING = "select " + ROW_COLUMNS + """
             from audit.event e left join audit.erased x on x.seq = e.seq
            where (e.txid, e.seq) > (:txid::xid8, :seq) and e.txid < pg_snapshot_xmin(pg_current_snapshot())
            order by e.txid, e.seq limit :limit
            """;

    /** The rows that have no place yet: on their way, or slipped in behind those that have. */
    private static final String WITHOUT_PLACE = "select " + ROW_COLUMNS + """
             from audit.event e left join audit.erased x on x.seq = e.seq
            where e.seq > :after and not exists (select from audit.leaf l where l.seq = e.seq)
            order by e.seq limit :limit
            """;

    private static final String SLIPPED_IN = """
            select e.seq from audit.event e
            where (e.txid, e.seq) <= (:txid::xid8, :seq) and not exists (select from audit.leaf l where l.seq = e.seq)
            order by e.seq limit 100
            """;

    private static final String IN_ORDER = "select l.index, l.seq as leaf_seq, l.hash, " + ROW_COLUMNS + """
             from audit.leaf l
            left join audit.event e on e.seq = l.seq
            left join audit.erased x on x.seq = l.seq
            where l.index >= :from and l.index < :until
            order by l.index
            """;

    private static final String OF_PATIENT = "select l.index, e.seq as leaf_seq, l.hash, " + ROW_COLUMNS + """
             from audit.event e
            left join audit.leaf l on l.seq = e.seq
            left join audit.erased x on x.seq = e.seq
            where e.patient = any(:patients)
            order by e.seq desc limit :limit
            """;

    private static final String ADD_LEAVES = """
            insert into audit.leaf (index, seq, txid, hash)
            select :from + n - 1, seq, txid::xid8, hash
            from unnest(:seqs::bigint[], :txids::text[], :hashes::bytea[]) with ordinality as l(seq, txid, hash, n)
            """;

    private static final String ADD_NODES = """
            insert into audit.node (level, index, hash)
            select :level, :from + n - 1, hash from unnest(:hashes::bytea[]) with ordinality as l(hash, n)
            """;

    private static final String LEAVES = """
            select hash from audit.leaf where index >= :from and index < :until order by index
            """;

    private static final String NODES = """
            select hash from audit.node where level = :level and index >= :from and index < :until order by index
            """;

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TreeSql(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Where the tree ends: the last leaf, and the row in it. */
    record Head(long index, long seq, String txid) {
        static final Head NONE = new Head(-1, 0, "0");

        long size() {
            return index + 1;
        }
    }

    /** @param row empty when it is gone */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Leaf(long index, long seq, byte[] hash, Optional<LoggedRow> row) {}

    /** @return false when somebody else lets the tree grow at this moment */
    boolean lock() {
        return Rows.one(jdbc.sql(LOCK).query(Boolean.class));
    }

    Head head() {
        return jdbc.sql(HEAD).query(Head.class).optional().orElse(Head.NONE);
    }

    /** Committed rows behind the last leaf that no transaction still running can come before. */
    List<LoggedRow> waiting(Head head, int limit) {
        return Rows.list(jdbc.sql(WAITING)
                .paramSource(Row.with("txid", head.txid(), "seq", head.seq(), "limit", limit))
                .query((row, _) -> row(row)));
    }

    List<LoggedRow> withoutPlace(long after, int limit) {
        return Rows.list(jdbc.sql(WITHOUT_PLACE)
                .paramSource(Row.with("after", after, "limit", limit))
                .query((row, _) -> row(row)));
    }

    List<Long> slippedIn(Head head) {
        return Rows.list(jdbc.sql(SLIPPED_IN)
                .paramSource(Row.with("txid", head.txid(), "seq", head.seq()))
                .query(Long.class));
    }

    List<Leaf> inOrder(long from, long until) {
        return Rows.list(jdbc.sql(IN_ORDER)
                .paramSource(Row.with("from", from, "until", until))
                .query((row, _) -> leaf(row)));
    }

    /** The newest first; index -1 where a row waits for its place. */
    List<Leaf> ofPatient(Collection<UUID> ids, int limit) {
        return Rows.list(jdbc.sql(OF_PATIENT)
                .paramSource(Row.with("patients", ids.toArray(UUID[]::new), "limit", limit))
                .query((row, _) -> leaf(row)));
    }

    void addLeaves(long from, List<LoggedRow> rows, List<byte[]> hashes) {
        jdbc.sql(ADD_LEAVES)
                .param("from", from)
                .param("seqs", rows.stream().map(LoggedRow::seq).toArray(Long[]::new))
                .param("txids", rows.stream().map(LoggedRow::txid).toArray(String[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    void addNodes(int level, long from, List<byte[]> hashes) {
        jdbc.sql(ADD_NODES)
                .param("level", level)
                .param("from", from)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    /** @see Tree.Hashes */
    List<byte[]> hashes(int level, long from, long until) {
        var query = level == 0 ? jdbc.sql(LEAVES) : jdbc.sql(NODES).param("level", level);
        return Rows.list(query.param("from", from).param("until", until).query((row, _) -> row.getBytes(1)));
    }

    private Leaf leaf(ResultSet row) throws SQLException {
        var index = row.getObject("index", Long.class);
        var hash = row.getBytes("hash");
        return new Leaf(
                index == null ? -1 : index,
                row.getLong("leaf_seq"),
                hash == null ? new byte[0] : hash,
                row.getObject("seq", Long.class) == null ? Optional.empty() : Optional.of(row(row)));
    }

    private Map<String, String> detail(String stored) {
        return stored.equals("{}") ? Map.of() : json.readValue(stored, DETAIL);
    }

    private LoggedRow row(ResultSet row) throws SQLException {
        return new LoggedRow(
                row.getLong("seq"),
                row.getString("txid"),
                Objects.requireNonNull(Rows.instant(row, "at")),
                row.getString("action"),
                row.getString("outcome"),
                row.getObject("actor", UUID.class),
                row.getString("role"),
                row.getObject("facility", UUID.class),
                row.getString("session"),
                row.getString("purpose"),
                row.getString("object_type"),
                row.getString("object_id"),
                Rows.uuid(row, "patient"),
                detail(row.getString("detail")),
                Rows.uuid(row, "salt"),
                row.getString("actor_name"),
                row.getString("network"),
                row.getBytes("erased"));
    }
}
