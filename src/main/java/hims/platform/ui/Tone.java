package hims.platform.ui;

import java.util.Locale;

/** The meaning of a colour; there are no others. Plain is a fact without one. */
public enum Tone {
    /** A fact. */
    PLAIN,
    /** Danger, late, out of stock. */
    RED,
    /** Critical: the only filled one. */
    CRITICAL,
    /** Warning, due, abnormal, not recorded. */
    AMBER,
    /** Done, in range, verified. */
    GREEN,
    /** Information, new. */
    BLUE,
    /** Past, stopped, stale. */
    GREY,
    /** Restricted, break-glass. */
    PURPLE,
    /** Chosen. */
    ACCENT,
    /** Not signed yet. */
    DRAFT;

    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
