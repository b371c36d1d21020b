package hims.platform;

import java.time.Duration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For a job whose statements may take longer than a page's (REL-63): the server and the line both wait. Test: TimeOutsTest. */
@Component
public class PatienceSql {
    private static final String SERVER = "select set_config('statement_timeout', ?, true)";
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;

    PatienceSql(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the caller's transaction; the pool takes it back with the connection. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void atMost(Duration statement) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            connection.setNetworkTimeout(
                    Runnable::run, (int) statement.plus(ANSWER).toMillis());
            try (var server = connection.prepareStatement(SERVER)) {
                server.setString(1, statement.toMillis() + "ms");
                return server.execute();
            }
        });
    }
}
