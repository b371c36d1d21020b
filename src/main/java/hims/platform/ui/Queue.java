package hims.platform.ui;

import java.util.List;

/**
 * The queue beside the work. Its buttons (call next, skip) are forms of the page, given as content.
 *
 * @param count 31 waiting
 * @param fresh the word on the link that lets new rows in; empty for none
 * @param foot as of 10:42 · median wait 64 min
 * @param live the path of server-sent events that say when it changed; empty for none
 */
public record Queue(
        String title, String count, List<QueueRow> rows, String fresh, String freshHref, String foot, String live) {
    public Queue {
        rows = List.copyOf(rows);
    }

    public static Queue of(String title, String count, List<QueueRow> rows, String foot) {
        return new Queue(title, count, rows, "", "", foot, "");
    }

    public Queue fresh(String words, String href) {
        return new Queue(title, count, rows, words, href, foot, live);
    }

    public Queue live(String path) {
        return new Queue(title, count, rows, fresh, freshHref, foot, path);
    }
}
