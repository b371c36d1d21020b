package hims.platform.ui;

import java.util.List;
import java.util.Locale;

/**
 * What, when, where from, then the choices. Stays in the place it concerns.
 *
 * @param what the fact, in strong letters, with its full stop
 * @param acts the choices; "Keep with reason" is a link and never the first
 */
public record Alert(Level level, String what, String text, List<Button> acts) {
    public enum Level {
        INFO("info-circle", "polite"),
        WARNING("exclamation-triangle", "polite"),
        /** Must be acted on. */
        STOP("exclamation-octagon-fill", "assertive"),
        /** A check could not be made: never shown as if it had found nothing. */
        UNCHECKED("plug", "polite");

        private final String icon;
        private final String live;

        Level(String icon, String live) {
            this.icon = icon;
            this.live = live;
        }

        public String icon() {
            return icon;
        }

        public String live() {
            return live;
        }

        public String css() {
            return "h-alert h-alert--" + name().toLowerCase(Locale.ROOT);
        }
    }

    public Alert {
        acts = List.copyOf(acts);
    }

    public static Alert info(String what, String text) {
        return new Alert(Level.INFO, what, text, List.of());
    }

    public static Alert warning(String what, String text) {
        return new Alert(Level.WARNING, what, text, List.of());
    }

    public static Alert stop(String what, String text) {
        return new Alert(Level.STOP, what, text, List.of());
    }

    public static Alert unchecked(String what, String text) {
        return new Alert(Level.UNCHECKED, what, text, List.of());
    }

    /** Links alone stand in the sentence; buttons stand below it. */
    public boolean onlyLinks() {
        return acts.stream().allMatch(act -> act.kind() == Button.Kind.LINK);
    }

    public Alert acts(Button... choices) {
        return new Alert(level, what, text, List.of(choices));
    }
}
