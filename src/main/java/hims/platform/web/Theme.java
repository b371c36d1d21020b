package hims.platform.web;

import java.util.Locale;

/** Day, or the dark ward at night. */
public enum Theme {
    DAY("light"),
    NIGHT("dark");

    private final String bootstrap;

    Theme(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    public static Theme of(String code) {
        return code.toLowerCase(Locale.ROOT).equals("night") ? NIGHT : DAY;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of {@code data-bs-theme}. */
    public String bootstrap() {
        return bootstrap;
    }

    public Theme other() {
        return this == DAY ? NIGHT : DAY;
    }
}
