package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.platform.db.LanePool;
import hims.platform.web.Away.Why;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.TransactionSystemException;

/** REL-4, 5, 13: when the database is away, full or busy everybody is told to come again, and no form is lost. */
@DatabaseTest
class AwayTest {
    private final int port;
    private final Invitation invitations;
    private final LanePool pool;

    AwayTest(@LocalServerPort int port, Invitation invitations, DataSource database) throws SQLException {
        this.port = port;
        this.invitations = invitations;
        this.pool = database.unwrap(LanePool.class);
    }

    @Test
    void a_form_that_could_not_be_saved_comes_back_to_be_sent_again_under_its_own_key() {
        var clerk = StaffDesk.open(port, invitations, "Farida Khan", Role.REGISTRATION_CLERK, "LNH");
        var taken = pool.others().drainPermits();
        try {
            var answer = clerk.post("/person/search", Map.of("q", "Sunita \"Devi\" 45", "_key", "farida-1"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body())
                    .contains("Nothing was saved", "Send again", "action=\"/person/search\"")
                    .contains("name=\"_key\" value=\"farida-1\"", "value=\"Sunita &#34;Devi&#34; 45\"");
        } finally {
            pool.others().release(taken);
        }
    }

    @Test
    void what_the_database_said_decides_what_is_told() {
        assertThat(Away.why(new SQLException("could not extend file", "53100"))).contains(Why.FULL);
        assertThat(Away.why(new SQLException("the line broke", "08006"))).contains(Why.SILENT);
        assertThat(Away.why(new SQLException("crash of another server process", "57P02")))
                .contains(Why.SILENT);
        assertThat(Away.why(new SQLException("statement timeout", "57014"))).contains(Why.BUSY);
        assertThat(Away.why(new RuntimeException(new SQLTransientConnectionException())))
                .contains(Why.BUSY);
        assertThat(Away.why(
                        new TransactionSystemException("rollback failed", new SQLException("Connection is closed"))))
                .contains(Why.SILENT);
        assertThat(Away.why(new SQLException("duplicate key", "23505"))).isEmpty();
        assertThat(Away.why(new IllegalStateException("ours"))).isEmpty();
    }
}
