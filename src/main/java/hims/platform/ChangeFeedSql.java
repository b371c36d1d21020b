package hims.platform;

import hims.platform.ChangeFeed.Cursor;
import hims.platform.ChangeFeed.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChangeFeedSql {
    private static final String APPEND = """
            insert into platform.change (txid, bucket, rtype, rid, ver)
            select pg_current_xact_id()::text::bigint, c.bucket, c.rtype, c.rid, c.ver
            from unnest(:buckets::smallint[], :rtypes::smallint[], :rids::uuid[], :vers::int[]) as c (bucket, rtype, rid, ver)
            """;

    /** Only transactions below the oldest one still running: none can appear behind the reader's back. */
    private static final String AFTER = """
            select txid, seq, bucket, rtype, rid, ver from platform.change
            where (txid, seq) > (:txid::bigint, :seq::bigint)
              and txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            order by txid, seq limit :limit
            """;

    private static final String BEFORE = """
            select txid, seq, bucket, rtype, rid, ver from platform.change
            where (txid, seq) < (:txid::bigint, :seq::bigint) and (:rtype::smallint is null or rtype = :rtype)
            order by txid desc, seq desc limit :limit
            """;

    private final JdbcClient jdbc;

    ChangeFeedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(List<Change> changes) {
        jdbc.sql(APPEND)
                .param("buckets", changes.stream().map(Change::bucket).toArray(Short[]::new))
                .param("rtypes", changes.stream().map(Change::rtype).toArray(Short[]::new))
                .param("rids", changes.stream().map(Change::rid).toArray(UUID[]::new))
                .param("vers", changes.stream().map(Change::ver).toArray(Integer[]::new))
                .update();
    }

    List<Entry> after(Cursor cursor, int limit) {
        return Rows.list(
                jdbc.sql(AFTER).paramSource(Row.of(cursor).and("limit", limit)).query((row, _) -> entry(row)));
    }

    List<Entry> before(Cursor cursor, @Nullable Short rtype, int limit) {
        return Rows.list(jdbc.sql(BEFORE)
                .paramSource(Row.of(cursor).and("rtype", rtype).and("limit", limit))
                .query((row, _) -> entry(row)));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new Cursor(row.getLong("txid"), row.getLong("seq")),
                new Change(
                        row.getShort("bucket"),
                        row.getShort("rtype"),
                        row.getObject("rid", UUID.class),
                        row.getInt("ver")));
    }
}
