package hims.platform.backup;

import hims.platform.Row;
import hims.platform.Rows;
import hims.platform.db.DatabaseAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What can be asked of any restored PostgreSQL, without time-outs: a city's indexes take their time (REL-52). */
final class RestoredSql implements AutoCloseable {
    private static final String LAST_COMMIT = "select pg_last_xact_replay_timestamp()";

    private static final String AMCHECK = "create extension if not exists amcheck with schema public";

    private static final String INDEXES = """
            select c.oid::regclass::text from pg_index i join pg_class c on c.oid = i.indexrelid
                join pg_am a on a.oid = c.relam
            where a.amname = 'btree' and c.relpersistence = 'p' and i.indisready and i.indisvalid and c.relkind = 'i'
            order by 1 limit 100000
            """;

    private static final String TABLES = """
            select c.oid::regclass::text from pg_class c join pg_am a on a.oid = c.relam
            where a.amname = 'heap' and c.relkind in ('r', 't', 'm') and c.relpersistence = 'p' order by 1 limit 100000
            """;

    private static final String DOUBT = """
            update pg_constraint set convalidated = false
            where contype in ('c', 'f') and conrelid <> 0 and connamespace in (
                select oid from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema')
            """;

    private static final String CONSTRAINTS = """
            select format('alter table %s validate constraint %I', conrelid::regclass, conname) from pg_constraint
            where contype in ('c', 'f') and conparentid = 0 and coninhcount = 0 and conrelid <> 0 and conenforced
                and connamespace in (
                    select oid from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema')
            order by 1 limit 100000
            """;

    private static final String COUNTS = """
            select n.nspname as module, sum((xpath('/row/c/text()', query_to_xml(
                format('select count(*) as c from %I.%I', n.nspname, c.relname), false, true, '')))[1]::text::bigint) as rows
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
            group by n.nspname order by n.nspname limit 100
            """;

    private static final String LOCKED = """
            select distinct n.nspname || '.' || c.relname || ' (' || l.mode || ')'
            from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
            where l.granted and c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and l.pid <> pg_backend_pid()
                and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
            order by 1 limit 1000
            """;

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    RestoredSql(DatabaseAddress address) {
        this.connection = new SingleConnectionDataSource(address.url(), address.user(), address.password(), true);
        this.jdbc = JdbcClient.create(connection);
    }

    @Override
    public void close() {
        connection.destroy();
    }

    record Count(String module, long rows) {}

    /** The newest act that was replayed. */
    Optional<Instant> lastCommit() {
        return jdbc.sql(LAST_COMMIT).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    void prepare() {
        jdbc.sql(AMCHECK).update();
    }

    List<String> indexes() {
        return Rows.list(jdbc.sql(INDEXES).query(String.class));
    }

    List<String> tables() {
        return Rows.list(jdbc.sql(TABLES).query(String.class));
    }

    void checkIndex(String name) {
        jdbc.sql("select bt_index_check(:name::regclass, true)::text")
                .paramSource(Row.with("name", name))
                .query(String.class)
                .single();
    }

    List<String> faultsOfTable(String name) {
        return Rows.list(jdbc.sql("""
                        select 'block ' || blkno || ' row ' || coalesce(offnum, 0) || ': ' || msg
                        from verify_heapam(:name::regclass) order by blkno, offnum limit 20
                        """).paramSource(Row.with("name", name)).query(String.class));
    }

    /** Looks at every row of each constraint again, as if none were known to hold, and leaves no trace. */
    List<String> brokenConstraints() {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
        var broken = new ArrayList<String>();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql(DOUBT).update();
            for (var validation : Rows.list(jdbc.sql(CONSTRAINTS).query(String.class))) {
                var before = status.createSavepoint();
                try {
                    jdbc.sql(validation).update();
                } catch (DataIntegrityViolationException e) {
                    status.rollbackToSavepoint(before);
                    broken.add(validation + ": a row breaks it");
                }
            }
        });
        return broken;
    }

    /** What nobody else could read or write at this moment. */
    List<String> lockedTables() {
        return Rows.list(jdbc.sql(LOCKED).query(String.class));
    }

    List<Count> counts() {
        return Rows.list(jdbc.sql(COUNTS).query(Count.class));
    }
}
