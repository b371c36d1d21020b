package hims.platform;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Named parameters of one statement. Our own types become what the driver knows: ids their UUID, enums their name, instants
 * a moment in UTC, money its paise, a collection an array for {@code = any(:ids)}.
 */
public final class Row extends MapSqlParameterSource {
    private Row() {}

    /** One parameter for each component of the record, by the component's name. */
    public static Row of(Record values) {
        var row = new Row();
        for (var component : values.getClass().getRecordComponents()) {
            row.and(component.getName(), read(component, values));
        }
        return row;
    }

    /** {@code Row.with("person", id, "now", now)}. */
    public static Row with(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        var row = new Row();
        for (var at = 0; at < namesAndValues.length; at += 2) {
            row.and(String.valueOf(namesAndValues[at]), namesAndValues[at + 1]);
        }
        return row;
    }

    public Row and(String name, @Nullable Object value) {
        addValue(name, plain(value));
        return this;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Id id -> id.value();
            case Enum<?> constant -> constant.name();
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Money money -> money.paise();
            case Collection<?> many -> array(many);
            default -> value;
        };
    }

    /** An array of the first element's plain type; of ids where there is none, as that is what an empty list mostly holds. */
    private static Object array(Collection<?> values) {
        var plain = values.stream().map(Row::plain).toList();
        var type = plain.isEmpty() ? UUID.class : plain.getFirst().getClass();
        return plain.toArray((Object[]) Array.newInstance(type, plain.size()));
    }

    private static @Nullable Object read(RecordComponent component, Record values) {
        var accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
            return accessor.invoke(values);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A record's accessor does not fail", e);
        }
    }
}
