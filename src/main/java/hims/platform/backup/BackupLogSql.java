package hims.platform.backup;

import hims.platform.Row;
import hims.platform.db.DatabaseAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What operators' commands did, where every node sees it. */
final class BackupLogSql {
    private static final String NOTE = """
            insert into platform.operation (kind, release, began_at, ended_at) values (:kind, :release, :began, :ended)
            """;

    private static final String LAST = "select max(ended_at) from platform.operation where kind = :kind";

    private static final String EXISTS = "select to_regclass('platform.operation') is not null";

    private final JdbcClient jdbc;

    BackupLogSql(DatabaseAddress address) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), address.password()));
    }

    void noteBackup(Instant began, Instant ended) {
        note("BACKUP", "", began, ended);
    }

    Optional<Instant> last(String kind) {
        return jdbc.sql(LAST)
                .paramSource(Row.with("kind", kind))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Nothing where the schema is of a release before this table. */
    void note(String kind, String release, Instant began, Instant ended) {
        if (!jdbc.sql(EXISTS).query(Boolean.class).single()) {
            return;
        }
        jdbc.sql(NOTE)
                .paramSource(Row.with("kind", kind, "release", release, "began", began, "ended", ended))
                .update();
    }
}
