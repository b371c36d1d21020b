package hims.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The pool of connections, and the migrations before anybody uses it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /**
     * REL-63: a job that needs longer says {@code set local statement_timeout}. Each statement is planned once a connection: its
     * plan does not depend on the values, and planning anew costs more than most statements do.
     */
    private static final String SETTINGS = "-c statement_timeout=8s -c lock_timeout=3s"
            + " -c tcp_user_timeout=10s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=3 -c tcp_keepalives_count=3"
            + " -c idle_in_transaction_session_timeout=60s -c plan_cache_mode=force_generic_plan";

    @Bean
    LanePool dataSource(
            DatabaseAddress address,
            @Value("${hims.database.connections:40}") int connections,
            @Value("${hims.database.socket-timeout:9}") int seconds) {
        var config = new HikariConfig();
        config.setPoolName("hims");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(4, connections));
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        driver(seconds).forEach(config::addDataSourceProperty);
        try {
            return new LanePool(config);
        } catch (PoolInitializationException e) {
            throw new DatabaseFailure(
                    "The database " + address + " does not let us in",
                    "Check HIMS_DATABASE_URL, HIMS_DATABASE_USER and HIMS_DATABASE_PASSWORD.",
                    e.getCause());
        }
    }

    /** Words all of them: a number or a truth value is dropped on the way to the driver without a sound. */
    private static Map<String, String> driver(int seconds) {
        return Map.of(
                "ApplicationName",
                "hims",
                "connectTimeout",
                "3",
                "loginTimeout",
                "5",
                "socketTimeout",
                Integer.toString(seconds),
                "tcpKeepAlive",
                "true",
                "reWriteBatchedInserts",
                "true",
                // the rows themselves are no business of the log: a refused one would stand there in full
                "logServerErrorDetail",
                "false",
                "options",
                SETTINGS);
    }

    @Bean
    FlywayMigrationStrategy moduleByModule(
            DatabaseAddress address,
            @Value("${hims.demo:false}") boolean demo,
            @Value("${hims.upgrade.copy:false}") boolean copy,
            @Value("${hims.upgrade.anyway:false}") boolean anyway) {
        return bootsOwn -> new UpgradeGuard(demo || copy, anyway).migrate(unlimited(address));
    }

    private static DataSource unlimited(DatabaseAddress address) {
        return new DriverManagerDataSource(address.url(), address.user(), address.password());
    }
}
