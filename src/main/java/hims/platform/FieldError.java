package hims.platform;

import java.util.List;

/**
 * One wrong field.
 *
 * @param key of the text, as {@code field.required}
 * @param args what the text names
 */
public record FieldError(String field, String key, List<Object> args) {
    public FieldError {
        args = List.copyOf(args);
    }

    public FieldError(String field, String key, Object... args) {
        this(field, key, List.of(args));
    }
}
