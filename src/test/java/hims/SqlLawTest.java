package hims;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import hims.world.DatabaseTest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** Every statement of the program, held against the migrated database before anybody runs it. */
@DatabaseTest
class SqlLawTest {
    /** Statements on the record that may look into every bucket, by {@code Class.NAME}. Not for hot paths. */
    private static final Set<String> FAN_OUTS = Set.of();

    private final DataSource database;

    SqlLawTest(DataSource database) {
        this.database = database;
    }

    private record Statement(String name, String sql) {}

    @Test
    void every_statement_fits_the_schema() throws SQLException {
        var wrong = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var statement : statements()) {
                complaint(connection, statement.sql()).ifPresent(text -> wrong.add(statement.name() + ": " + text));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_statement_on_the_record_names_its_bucket() {
        assertThat(statements())
                .filteredOn(
                        statement -> statement.sql().toLowerCase(Locale.ROOT).contains(" record."))
                .filteredOn(statement -> !FAN_OUTS.contains(statement.name()))
                .allMatch(statement -> statement.sql().contains("bucket"));
    }

    @Test
    void no_statement_takes_every_column() {
        assertThat(statements()).noneMatch(statement -> statement.sql().contains("select *"));
    }

    private static Optional<String> complaint(Connection connection, String sql) {
        var plain = NamedParameterUtils.substituteNamedParameters(sql, new MapSqlParameterSource());
        try (var prepared = connection.prepareStatement(plain)) {
            prepared.getParameterMetaData();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static List<Statement> statements() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("hims").stream()
                        .filter(type -> type.getSimpleName().endsWith("Sql"))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                        .filter(field -> !field.getName().endsWith("COLUMNS")) // a list that statements share
                        .map(field -> new Statement(
                                field.getDeclaringClass().getSimpleName() + "." + field.getName(), text(field)))
                        .toList();
    }

    private static String text(Field constant) {
        try {
            constant.setAccessible(true);
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
