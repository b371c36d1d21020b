package hims.person;

import hims.access.PersonId;
import hims.access.UnitId;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A child put on record where it was born.
 *
 * @param mother null when the relation was ended
 * @param motherName as she was called at the birth
 */
public record Newborn(PersonId child, @Nullable PersonId mother, String motherName, UnitId facility, Born born) {

    /** @param order first, second, … {@code of} how many of one birth */
    public record Born(LocalDate on, LocalTime at, Sex sex, int grams, int order, int of) {}
}
