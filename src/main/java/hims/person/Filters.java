package hims.person;

import hims.person.names.Normaliser;
import org.jspecify.annotations.Nullable;

/**
 * Chips set after the first search; null or "" for none.
 *
 * @param anyBirth whether a birth understood from the words is left out of account
 */
public record Filters(@Nullable Sex sex, boolean anyBirth, String area, String relative) {
    public static final Filters NONE = new Filters(null, false, "", "");

    /** The description as it is looked for under these chips. */
    Traits narrow(Traits typed) {
        Traits wanted = typed.with(sex == null ? typed.sex() : sex, anyBirth ? null : typed.birth());
        if (!area.isEmpty()) {
            wanted = wanted.in(Area.key(area));
        }
        return relative.isEmpty()
                ? wanted
                : wanted.with(new Traits.Kin("", Normaliser.current().parts(relative)));
    }

    /** Whether somebody found is shown; what is not recorded hides nobody. */
    boolean admit(Traits found) {
        boolean sexFits = sex == null || found.sex() == null || found.sex() == Sex.UNKNOWN || found.sex() == sex;
        boolean areaFits =
                area.isEmpty() || found.area().isEmpty() || found.area().equals(Area.key(area));
        return sexFits && areaFits;
    }
}
