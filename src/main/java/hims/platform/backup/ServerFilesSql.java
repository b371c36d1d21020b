package hims.platform.backup;

import hims.platform.Row;
import hims.platform.Rows;
import hims.platform.db.DatabaseAddress;
import hims.platform.db.DatabaseFailure;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The files of a running PostgreSQL as the server itself hands them out, over one connection: the same for the embedded one and
 * for one on another machine. Needs a superuser, or pg_read_server_files, pg_checkpoint and the right to call these functions.
 */
final class ServerFilesSql implements AutoCloseable {
    private static final String SYSTEM = """
            select s.system_identifier as system, current_setting('server_version_num')::int / 10000 as version,
                c.timeline_id as timeline, pg_size_bytes(current_setting('wal_segment_size')) as segment,
                current_database() as database,
                (select count(*) from pg_tablespace where spcname not in ('pg_default', 'pg_global')) as elsewhere
            from pg_control_system() s, pg_control_checkpoint() c
            """;

    /** The log is kept from here on until the connection ends, also when it ends by force. */
    private static final String HOLD =
            "select pg_create_physical_replication_slot('hims_backup_' || pg_backend_pid(), true, true)::text";

    private static final String BEGIN = "select pg_backup_start(:label, true)::text";

    private static final String END = """
            select lsn::text as lsn, labelfile as label, pg_walfile_name(lsn) as segment from pg_backup_stop(false)
            """;

    private static final String SEGMENT_OF = "select pg_walfile_name(:lsn::pg_lsn)";

    private static final String FILES = """
            with recursive found (path, folder, size) as (
                select name, stat.isdir, stat.size
                from pg_ls_dir('.', true, false) as name, lateral pg_stat_file(name, true) as stat
                union all
                select path || '/' || name, stat.isdir, stat.size
                from found, lateral pg_ls_dir(path, true, false) as name,
                    lateral pg_stat_file(path || '/' || name, true) as stat
                where folder and path not in ('pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial',
                    'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans', 'pg_tblspc', 'log')
                    and path not like '%pgsql_tmp%')
            select path, folder, size from found
            where folder is not null
                and path not in ('postmaster.pid', 'postmaster.opts', 'backup_label', 'tablespace_map', 'current_logfiles',
                    'postgresql.auto.conf.tmp', 'standby.signal', 'recovery.signal')
                and path not like '%pg_internal.init%' and path not like '%pgsql_tmp%'
            order by path = 'global/pg_control', path limit 10000000
            """;

    private static final String SEGMENTS = """
            select name as path, false as folder, size from pg_ls_waldir()
            where name ~ '^[0-9A-F]{24}$' and name between :first and :last order by name limit 1000000
            """;

    private static final String READ = "select pg_read_binary_file(:path, :from, :length, true)";

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    ServerFilesSql(DatabaseAddress address) {
        try {
            var properties = new Properties();
            properties.setProperty("user", address.user());
            properties.setProperty("password", address.password());
            properties.setProperty("ApplicationName", "hims backup");
            properties.setProperty("prepareThreshold", "-1"); // bytes as bytes, not as text of them
            properties.setProperty("connectTimeout", "3");
            properties.setProperty("tcpKeepAlive", "true");
            connection = new SingleConnectionDataSource(DriverManager.getConnection(address.url(), properties), true);
            jdbc = JdbcClient.create(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(
                    "The database " + address + " does not let the backup in",
                    "Check that it runs, and HIMS_DATABASE_URL, HIMS_DATABASE_USER and HIMS_DATABASE_PASSWORD.",
                    e);
        }
    }

    /** @param elsewhere how many table spaces lie outside the cluster's folder */
    record Cluster(long system, int version, long timeline, long segment, String database, long elsewhere) {}

    record ServerFile(String path, boolean folder, long size) {}

    record End(String lsn, String label, String segment) {}

    Cluster system() {
        return jdbc.sql(SYSTEM).query(Cluster.class).single();
    }

    /** The first segment of the log that a restore needs. */
    String begin(String label) {
        jdbc.sql(HOLD).query(String.class).single();
        var lsn = jdbc.sql(BEGIN)
                .paramSource(Row.with("label", label))
                .query(String.class)
                .single();
        return jdbc.sql(SEGMENT_OF)
                .paramSource(Row.with("lsn", lsn))
                .query(String.class)
                .single();
    }

    End end() {
        return jdbc.sql(END).query(End.class).single();
    }

    List<ServerFile> files() {
        return Rows.list(jdbc.sql(FILES).query(ServerFile.class));
    }

    List<ServerFile> segments(String first, String last) {
        return Rows.list(jdbc.sql(SEGMENTS)
                .paramSource(Row.with("first", first, "last", last))
                .query(ServerFile.class));
    }

    /** At most so many bytes; fewer at the end of the file, none where it was removed meanwhile. */
    byte[] read(String path, long from, int length) {
        return jdbc.sql(READ)
                .paramSource(Row.with("path", path, "from", from, "length", (long) length))
                .query((row, number) -> row.getBytes(1) == null ? new byte[0] : row.getBytes(1))
                .single();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
