package hims.person.scorecard;

import java.util.Locale;

/** What is counted of those whom a desk registered in a month. */
public enum Measure {
    NO_PHONE,
    CROWDED_PHONE,
    ROUND_BIRTH,
    NO_RELATIVE,
    OTHER_PIN,
    DUPLICATES,
    OVERRIDES,
    OLD_UNKNOWNS,
    OLD_PAIRS;

    public String key() {
        return "person.scorecard." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
