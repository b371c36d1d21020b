package hims.world;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The PostgreSQL of the tests, with every right on it: for databases besides the program's own. */
@Component
public class PostgresServer {
    private final HikariDataSource pool;

    PostgresServer(DataSource source) throws SQLException {
        this.pool = source.unwrap(HikariDataSource.class);
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    public String user() {
        return pool.getUsername();
    }

    public String password() {
        return pool.getPassword();
    }
}
