package hims.platform.ui;

/**
 * One entry of a timeline.
 *
 * @param when as shown: 03-Nov-2026, or with the time on a timed line
 * @param icon for the citizen's story only
 * @param now the present one, filled
 * @param warning what must be seen in it, in red; empty for none
 */
public record Moment(
        String when, String title, String place, String text, String warning, String href, String icon, boolean now) {
    public static Moment of(String when, String title, String place, String text) {
        return new Moment(when, title, place, text, "", "", "", false);
    }

    public Moment asNow() {
        return new Moment(when, title, place, text, warning, href, icon, true);
    }

    public Moment warning(String words) {
        return new Moment(when, title, place, text, words, href, icon, now);
    }

    public Moment to(String path) {
        return new Moment(when, title, place, text, warning, path, icon, now);
    }

    public Moment icon(String symbol) {
        return new Moment(when, title, place, text, warning, href, symbol, now);
    }
}
