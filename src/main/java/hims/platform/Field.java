package hims.platform;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form, read. Wrong fields have told {@link Fields} so; their value is asked only inside
 * {@link Fields#parse}, which does not run while anything is wrong.
 */
public final class Field<T> {
    private final Fields form;
    private final String name;
    private final @Nullable T value;

    Field(Fields form, String name, @Nullable T value) {
        this.form = form;
        this.name = name;
        this.value = value;
    }

    /** Nothing typed is an error. */
    public Field<T> required() {
        if (value == null) {
            form.wrong(name, "field.required");
        }
        return this;
    }

    /** A rule of the module's own, with the key of its text. Nothing typed passes. */
    public Field<T> check(Predicate<T> rule, String key, Object... args) {
        if (value != null && !rule.test(value)) {
            form.wrong(name, key, args);
        }
        return this;
    }

    /** Reads it further, as a number into a health id; an empty answer is an error with this key. */
    public <R> Field<R> map(Function<T, Optional<R>> reader, String key, Object... args) {
        var read = value == null ? Optional.<R>empty() : reader.apply(value);
        if (value != null && read.isEmpty()) {
            form.wrong(name, key, args);
        }
        return new Field<>(form, name, read.orElse(null));
    }

    /** The value of a required field. */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("the field " + name + " may be empty: say required(), or ask optional()");
        }
        return value;
    }

    public Optional<T> optional() {
        return Optional.ofNullable(value);
    }

    public @Nullable T orNull() {
        return value;
    }

    public T orElse(T other) {
        return value == null ? other : value;
    }
}
