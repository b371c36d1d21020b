package hims.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import hims.platform.PatienceSql;
import hims.world.DatabaseTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** REL-63: nothing waits for ever. */
@DatabaseTest
class TimeOutsTest {
    private final HikariDataSource pool;
    private final PatienceSql patience;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    TimeOutsTest(DataSource database, PatienceSql patience, TransactionTemplate transaction, JdbcClient jdbc)
            throws SQLException {
        this.pool = database.unwrap(HikariDataSource.class);
        this.patience = patience;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void every_connection_carries_the_limits() throws SQLException {
        assertThat(show("statement_timeout")).isEqualTo("8s");
        assertThat(show("lock_timeout")).isEqualTo("3s");
        assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("1min");
        assertThat(show("tcp_user_timeout")).isIn("10s", "10000");
        assertThat(show("tcp_keepalives_idle")).isEqualTo("10");
        assertThat(pool.getConnectionTimeout()).isLessThanOrEqualTo(5_000);
        a_connection_is_given_up_after_nine_seconds();
    }

    @Test
    void what_is_asked_of_the_driver_is_words_as_it_hears_nothing_else() {
        assertThat(pool.getDataSourceProperties())
                .containsKeys("socketTimeout", "tcpKeepAlive", "logServerErrorDetail");
        assertThat(pool.getDataSourceProperties().values()).allMatch(String.class::isInstance);
    }

    @Test
    void a_statement_ends_after_eight_seconds() {
        var began = Instant.now();
        assertThatThrownBy(() -> run("select pg_sleep(20)")).hasMessageContaining("statement timeout");
        assertThat(Duration.between(began, Instant.now())).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(10));
    }

    @Test
    void a_job_that_asks_for_patience_has_it_for_its_own_transaction_alone() throws SQLException {
        transaction.executeWithoutResult(status -> {
            patience.atMost(Duration.ofSeconds(12));
            jdbc.sql("select pg_sleep(10)").query().singleRow();
        });
        a_connection_is_given_up_after_nine_seconds();
        assertThat(show("statement_timeout")).isEqualTo("8s");
    }

    private void a_connection_is_given_up_after_nine_seconds() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(9_000);
        }
    }

    @Test
    void a_row_that_somebody_else_holds_is_given_up_after_three_seconds() throws SQLException {
        try (var other = pool.getConnection();
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select pg_advisory_xact_lock(4711)");
            var began = Instant.now();
            assertThatThrownBy(() -> run("select pg_advisory_xact_lock(4711)")).hasMessageContaining("lock timeout");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(6));
            other.rollback();
        }
    }

    @Test
    void a_database_that_takes_the_call_and_says_nothing_is_given_up() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var properties = new Properties();
            pool.getDataSourceProperties()
                    .forEach((name, value) -> properties.setProperty(name.toString(), value.toString()));
            properties.setProperty("user", "hims");
            var began = Instant.now();
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/postgres", properties))
                    .isInstanceOf(SQLException.class);
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(11));
        }
    }

    private String show(String setting) throws SQLException {
        try (var connection = pool.getConnection();
                var answer = connection.createStatement().executeQuery("show " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
