package hims.platform.ui;

import java.util.Locale;

/** The flag of triage: solid, with shape and word. No other part uses these colours. */
public enum Triage {
    RED("square-fill"),
    YELLOW("triangle-fill"),
    GREEN("circle-fill");

    private final String shape;

    Triage(String shape) {
        this.shape = shape;
    }

    public String shape() {
        return shape;
    }

    public String css() {
        return "h-triage h-triage--" + name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "ui.triage." + name().toLowerCase(Locale.ROOT);
    }
}
