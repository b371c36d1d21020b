package hims.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Migrates module by module: one schema, one folder and one history for each, in this order. A foreign key may point to a
 * module named earlier only. A module without a folder yet is passed over.
 */
public final class ModuleMigrations {
    public static final List<String> MODULES = List.of(
            "platform",
            "audit",
            "access",
            "org",
            "terminology",
            "notify",
            "record",
            "person",
            "scheduling",
            "supply",
            "billing",
            "card",
            "fhir",
            "pharmacy",
            "chart",
            "emergency",
            "clinic",
            "privacy",
            "portal",
            "demo");

    /** Where the record is spread over machines by bucket instead, the clause is empty and the number 0. */
    private static final Map<String, String> PLACEHOLDERS =
            Map.of("record.partitioning", "partition by hash (bucket)", "record.partitions", "16");

    private static final String LAST_RUN = """
            select obj_description(to_regnamespace('platform'), 'pg_namespace')
            """;

    private ModuleMigrations() {}

    /**
     * Brings every schema up to date. Where the last run had the very same scripts, Flyway is not asked again.
     *
     * @param database without statement time-out, as an index may take its time
     */
    static void migrate(DataSource database) {
        if (arePending(database)) {
            MODULES.stream().filter(ModuleMigrations::hasFolder).forEach(module -> migrate(module, database));
            JdbcClient.create(database)
                    .sql("comment on schema platform is '" + fingerprint() + "'")
                    .update();
        }
    }

    /** As at a start, without its pool. */
    public static void migrate(DatabaseAddress address) {
        migrate(new DriverManagerDataSource(address.url(), address.user(), address.password()));
    }

    /** Whether the scripts differ from those of the last run. */
    static boolean arePending(DataSource database) {
        return !JdbcClient.create(database)
                .sql(LAST_RUN)
                .query(String.class)
                .optional()
                .equals(Optional.of(fingerprint()));
    }

    /** Of all scripts, by name and content. */
    public static String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var module : MODULES) {
                for (var script : scripts(module)) {
                    digest.update((module + "/" + script.getFilename()).getBytes(StandardCharsets.UTF_8));
                    digest.update(script.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static List<Resource> scripts(String module) throws IOException {
        var scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder(module) + "/*.sql");
        return Arrays.stream(scripts)
                .sorted(Comparator.comparing(script -> String.valueOf(script.getFilename())))
                .toList();
    }

    private static boolean hasFolder(String module) {
        return new ClassPathResource(folder(module)).exists();
    }

    private static void migrate(String module, DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + folder(module))
                .schemas(module)
                .placeholders(PLACEHOLDERS)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    private static String folder(String module) {
        return "db/migration/" + module;
    }
}
