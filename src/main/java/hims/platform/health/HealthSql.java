package hims.platform.health;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HealthSql {
    private static final String WRITABLE = """
            select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'
                and has_table_privilege('audit.event', 'insert')
            """;

    private static final String NOW = "select clock_timestamp()";

    /** Of the slot that the archiver holds: how far its saved log is behind, or since when nobody holds it. */
    private static final String ARCHIVE_LAG = """
            select coalesce(extract(epoch from case when s.active then r.flush_lag else now() - s.inactive_since end), 0)::bigint
            from pg_replication_slots s left join pg_stat_replication r on r.pid = s.active_pid
            where s.slot_name = 'hims_archive'
            """;

    private static final String LAST_BACKUP = """
            select max(ended_at) from platform.operation where kind = 'BACKUP'
            """;

    private static final String OLDEST_EVENT = """
            select coalesce(extract(epoch from now() - min(publication_date)), 0)::bigint
            from platform.event_publication where completion_date is null
            """;

    private static final String PARKED_EVENTS = "select count(*) from platform.parked_event";

    private static final String OLDEST_JOB = """
            select coalesce(extract(epoch from now() - min(execution_time)), 0)::bigint
            from platform.scheduled_tasks where not picked and execution_time < now()
            """;

    private final JdbcClient jdbc;

    HealthSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean writable() {
        return jdbc.sql(WRITABLE).query(Boolean.class).single();
    }

    Instant now() {
        return jdbc.sql(NOW).query(OffsetDateTime.class).single().toInstant();
    }

    /** In seconds; empty where no log is archived. */
    Optional<Long> archiveLag() {
        return jdbc.sql(ARCHIVE_LAG).query(Long.class).optional();
    }

    Optional<Instant> lastBackup() {
        return jdbc.sql(LAST_BACKUP).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    long oldestEventSeconds() {
        return jdbc.sql(OLDEST_EVENT).query(Long.class).single();
    }

    long parkedEvents() {
        return jdbc.sql(PARKED_EVENTS).query(Long.class).single();
    }

    long oldestJobSeconds() {
        return jdbc.sql(OLDEST_JOB).query(Long.class).single();
    }
}
