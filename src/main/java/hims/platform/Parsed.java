package hims.platform;

import java.util.List;

/** What a form became: a command to carry out, or everything that is wrong with it. */
public sealed interface Parsed<T> {
    record Valid<T>(T value) implements Parsed<T> {}

    record Invalid<T>(List<FieldError> errors) implements Parsed<T> {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
