package hims.person;

import java.util.Locale;

/**
 * A name as the person says it.
 *
 * @param family "" for people with one name: none is invented (UI-7)
 * @param inScript the whole name in the person's own script, or ""
 */
public record PersonName(String given, String family, String inScript) {

    /** Lakshmi Devi. */
    public String full() {
        return family.isEmpty() ? given : given + " " + family;
    }

    /** DEVI, Lakshmi: on banners and lists. A single name is in capitals. */
    public String formal() {
        return family.isEmpty() ? given.toUpperCase(Locale.ROOT) : family.toUpperCase(Locale.ROOT) + ", " + given;
    }

    /** All that is compared: the Latin name and, where only that was given, the other script. */
    String spoken() {
        return full().isBlank() ? inScript : full();
    }
}
