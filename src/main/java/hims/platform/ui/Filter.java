package hims.platform.ui;

/**
 * A filter that is seen: on it carries a cross, off it opens.
 *
 * @param href the page with the filter taken away, or put on
 */
public record Filter(String label, String href, boolean on, boolean opens) {
    /** On: pressing takes it away. */
    public static Filter on(String label, String without) {
        return new Filter(label, without, true, false);
    }

    public static Filter off(String label, String with) {
        return new Filter(label, with, false, false);
    }

    /** One of several of which one is always chosen: no cross. */
    public static Filter choice(String label, String href, boolean chosen) {
        return new Filter(label, href, chosen, true);
    }
}
