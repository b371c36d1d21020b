package hims.person;

import java.util.Locale;

/** Who brought somebody to the hospital (EMER-6). A helper may stay without a name. */
public enum BroughtBy {
    POLICE,
    AMBULANCE,
    BYSTANDER,
    RELATIVE,
    NOBODY;

    String key() {
        return "person.brought-by." + name().toLowerCase(Locale.ROOT);
    }
}
