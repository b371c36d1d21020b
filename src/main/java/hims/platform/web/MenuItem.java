package hims.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the rail (staff) or of the tab bar (citizen).
 *
 * @param count what waits there; 0 shows nothing
 * @param key the letter after {@code g} that goes there
 */
public record MenuItem(
        String icon,
        String label,
        String href,
        int count,
        @Nullable String key) {
    public MenuItem(String icon, String label, String href) {
        this(icon, label, href, 0, null);
    }

    public MenuItem count(int waiting) {
        return new MenuItem(icon, label, href, waiting, key);
    }

    public MenuItem key(String letter) {
        return new MenuItem(icon, label, href, count, letter);
    }

    boolean leadsTo(String path) {
        return path.equals(href) || path.startsWith(href + "/") || path.startsWith(href + "?");
    }
}
