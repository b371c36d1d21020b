package hims.platform.ui;

/**
 * One tab; each has its own address.
 *
 * @param count what it holds, empty for none
 * @param asks in a chip instead of a count when something waits there: 2 unread
 */
public record Tab(String label, String href, boolean current, String count, String asks) {
    public static Tab of(String label, String href, boolean current) {
        return new Tab(label, href, current, "", "");
    }

    public Tab count(String number) {
        return new Tab(label, href, current, number, asks);
    }

    public Tab asks(String words) {
        return new Tab(label, href, current, count, words);
    }
}
