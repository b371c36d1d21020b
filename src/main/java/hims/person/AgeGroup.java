package hims.person;

import java.util.Locale;

/** How old somebody looks; never a date of birth (EMER-3). */
public enum AgeGroup {
    NEWBORN,
    CHILD,
    TEENAGER,
    ADULT_20_30,
    ADULT_30_40,
    ADULT_40_60,
    OVER_60,
    NOT_KNOWN;

    String key() {
        return "person.age-group." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
