package hims.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/** What a statement gave back. */
public final class Rows {
    private Rows() {}

    /** All rows; none of them is null. */
    public static <T> List<T> list(MappedQuerySpec<? extends @Nullable T> query) {
        return query.list().stream().map(Objects::requireNonNull).toList();
    }

    /** The only row, which must be there. */
    public static <T> T one(MappedQuerySpec<? extends @Nullable T> query) {
        return Objects.requireNonNull(query.single());
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** The elements of a {@code text[]} column; none where it is null. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
