package hims.platform.backup;

import hims.platform.Row;
import hims.platform.db.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The log as the server sends it to its standbys; a slot makes the server keep what we have not saved yet. */
final class WalStreamSql {
    private static final String SYSTEM = """
            select s.system_identifier as system, c.timeline_id as timeline,
                pg_size_bytes(current_setting('wal_segment_size')) as segment
            from pg_control_system() s, pg_control_checkpoint() c
            """;

    private static final String SLOT_STATE = """
            select coalesce((select wal_status from pg_replication_slots where slot_name = :slot), 'absent')
            """;

    private static final String MAKE_SLOT = "select pg_create_physical_replication_slot(:slot, true)::text";

    private static final String DROP_SLOT = "select pg_drop_replication_slot(:slot)::text";

    private static final String OLDEST_KEPT = """
            select (restart_lsn - '0/0'::pg_lsn)::bigint from pg_replication_slots where slot_name = :slot
            """;

    private final DatabaseAddress address;
    private final JdbcClient jdbc;

    WalStreamSql(DatabaseAddress address) {
        this.address = address;
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), address.password()));
    }

    record Cluster(long system, long timeline, long segment) {}

    Cluster system() {
        return jdbc.sql(SYSTEM).query(Cluster.class).single();
    }

    /** True where the server had to throw away what we have not saved: the archive has a hole there. */
    boolean ensureSlot() {
        var slot = Row.with("slot", WalArchiver.SLOT);
        var state = jdbc.sql(SLOT_STATE).paramSource(slot).query(String.class).single();
        var lost = state.equals("lost");
        if (lost) {
            jdbc.sql(DROP_SLOT).paramSource(slot).query(String.class).single();
        }
        if (lost || state.equals("absent")) {
            jdbc.sql(MAKE_SLOT).paramSource(slot).query(String.class).single();
        }
        return lost;
    }

    long oldestKept() {
        return jdbc.sql(OLDEST_KEPT)
                .paramSource(Row.with("slot", WalArchiver.SLOT))
                .query(Long.class)
                .single();
    }

    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("replication", "true");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "18");
        properties.setProperty("ApplicationName", "hims archive");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(address.url(), properties);
    }

    static PGReplicationStream stream(Connection connection, long from) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .physical()
                .withSlotName(WalArchiver.SLOT)
                .withStartPosition(LogSequenceNumber.valueOf(from))
                .withStatusInterval(5, TimeUnit.SECONDS)
                .start();
    }
}
