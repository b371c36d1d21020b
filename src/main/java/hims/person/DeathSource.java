package hims.person;

import java.util.Locale;

/** Who says that somebody has died. */
public enum DeathSource {
    HOSPITAL,
    REGISTRAR,
    RELATIVE;

    String key() {
        return "person.death.source." + name().toLowerCase(Locale.ROOT);
    }
}
