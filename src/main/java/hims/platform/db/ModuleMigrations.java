package hims.platform.db;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;

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
            "pharmacy",
            "chart",
            "emergency",
            "clinic",
            "portal");

    private ModuleMigrations() {}

    /** @param database without statement time-out, as an index may take its time */
    static void migrate(DataSource database) {
        MODULES.stream().filter(ModuleMigrations::hasFolder).forEach(module -> migrate(module, database));
    }

    private static boolean hasFolder(String module) {
        return new ClassPathResource(folder(module)).exists();
    }

    private static void migrate(String module, DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + folder(module))
                .schemas(module)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    private static String folder(String module) {
        return "db/migration/" + module;
    }
}
