package hims.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of HIMS_DATABASE_URL; without it the embedded one in the data folder. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /**
     * REL-63: a job that needs longer says {@code set local statement_timeout}. Each statement is planned once a connection: its
     * plan does not depend on the values, and planning anew costs more than most statements do.
     */
    private static final String SETTINGS = "-c statement_timeout=8s -c lock_timeout=3s"
            + " -c idle_in_transaction_session_timeout=60s -c plan_cache_mode=force_generic_plan";

    @Bean
    DatabaseAddress databaseAddress(
            @Value("${hims.database.url:}") String url,
            @Value("${hims.database.user:}") String user,
            @Value("${hims.database.password:}") String password,
            @Value("${hims.data}") Path data,
            @Value("${hims.cache}") Path cache,
            @Value("${hims.database.beside:false}") boolean beside) {
        return url.isBlank() ? embedded(data, cache, beside) : new DatabaseAddress(url, user, password);
    }

    @Bean
    HikariDataSource dataSource(DatabaseAddress address, @Value("${hims.database.connections:40}") int connections) {
        var config = new HikariConfig();
        config.setPoolName("hims");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(4, connections));
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        config.addDataSourceProperty("ApplicationName", "hims");
        config.addDataSourceProperty("connectTimeout", 3);
        config.addDataSourceProperty("socketTimeout", 30);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        // the rows themselves are no business of the log: a refused one would stand there in full
        config.addDataSourceProperty("logServerErrorDetail", false);
        config.addDataSourceProperty("options", SETTINGS);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new DatabaseFailure(
                    "The database " + address + " does not let us in",
                    "Check HIMS_DATABASE_URL, HIMS_DATABASE_USER and HIMS_DATABASE_PASSWORD.",
                    e.getCause());
        }
    }

    @Bean
    FlywayMigrationStrategy moduleByModule(DatabaseAddress address) {
        return bootsOwn -> ModuleMigrations.migrate(unlimited(address));
    }

    /**
     * Started here and stopped after everything else, by Spring's own shutdown.
     *
     * @param beside whether one that another program of ours runs will do
     */
    private static DatabaseAddress embedded(Path data, Path cache, boolean beside) {
        var postgres = new EmbeddedPostgres(DataFolder.of(data), cache);
        if (beside) {
            var running = postgres.running();
            if (running.isPresent()) {
                return running.get();
            }
        }
        SpringApplication.getShutdownHandlers().add(postgres::stop);
        return postgres.start();
    }

    private static DataSource unlimited(DatabaseAddress address) {
        return new DriverManagerDataSource(address.url(), address.user(), address.password());
    }
}
