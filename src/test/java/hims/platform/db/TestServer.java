package hims.platform.db;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL of a test's own. */
public final class TestServer implements AutoCloseable {
    public static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "hims");

    private final EmbeddedPostgres postgres;
    private final DatabaseAddress address;

    public TestServer(Path folder) {
        postgres = new EmbeddedPostgres(DataFolder.of(folder), CACHE);
        address = postgres.start();
    }

    public TestServer migrated() {
        ModuleMigrations.migrate(new DriverManagerDataSource(address.url(), address.user(), address.password()));
        return this;
    }

    public DatabaseAddress address() {
        return address;
    }

    public void run(String sql) throws SQLException {
        run(address, sql);
    }

    public static void run(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            connection.createStatement().execute(sql);
        }
    }

    public String ask(String question) throws SQLException {
        return ask(address, question);
    }

    /** The first column of every row, one a line. */
    public static String ask(DatabaseAddress address, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var answer = connection.createStatement().executeQuery(question)) {
            List<String> lines = new ArrayList<>();
            while (answer.next()) {
                lines.add(answer.getString(1));
            }
            return String.join("\n", lines);
        }
    }

    @Override
    public void close() {
        postgres.stop();
    }
}
