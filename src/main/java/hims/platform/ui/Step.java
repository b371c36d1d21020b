package hims.platform.ui;

import java.util.Locale;

/** One step of a way that is gone in order. */
public record Step(String label, State state) {
    public enum State {
        DONE,
        NOW,
        LATER,
        LOCKED;

        public String css() {
            return "h-step h-step--" + name().toLowerCase(Locale.ROOT);
        }
    }
}
