package hims.platform.db;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database of HIMS_DATABASE_URL; without it the embedded one in the data folder. */
@Configuration(proxyBeanMethods = false)
public class AddressConfiguration {
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
}
