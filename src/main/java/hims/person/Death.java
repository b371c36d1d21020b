package hims.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a person has died.
 *
 * @param on null when the day is not known
 */
public record Death(@Nullable LocalDate on) {}
