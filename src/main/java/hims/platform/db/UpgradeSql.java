package hims.platform.db;

import hims.platform.Row;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the guard of upgrades asks of a database that may be of any release. */
final class UpgradeSql {
    private static final String IS_KNOWN = "select to_regclass('platform.operation') is not null";

    private static final String HOLDS_RECORDS = "select exists (select 1 from platform.change limit 1)";

    private static final String IS_REHEARSED = """
            select exists (select 1 from platform.operation
                where kind = 'REHEARSAL' and release = :release and ended_at > now() - interval '7 days')
            """;

    private static final String NOTE = """
            insert into platform.operation (kind, release, began_at, ended_at)
            values ('UPGRADE_ANYWAY', :release, now(), now())
            """;

    private final JdbcClient jdbc;

    UpgradeSql(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** False for an empty database, and for one of a release that kept no such notes. */
    boolean isKnown() {
        return jdbc.sql(IS_KNOWN).query(Boolean.class).single();
    }

    boolean holdsRecords() {
        return jdbc.sql(HOLDS_RECORDS).query(Boolean.class).single();
    }

    boolean isRehearsed(String release) {
        return jdbc.sql(IS_REHEARSED)
                .paramSource(Row.with("release", release))
                .query(Boolean.class)
                .single();
    }

    void noteUpgradeAnyway(String release) {
        jdbc.sql(NOTE).paramSource(Row.with("release", release)).update();
    }
}
