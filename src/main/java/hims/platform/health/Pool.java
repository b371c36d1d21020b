package hims.platform.health;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The connections to the database. */
@Component
class Pool {
    private final HikariDataSource pool;

    Pool(DataSource database) throws SQLException {
        this.pool = database.unwrap(HikariDataSource.class);
    }

    int active() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    int waiting() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    int most() {
        return pool.getMaximumPoolSize();
    }
}
