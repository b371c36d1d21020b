package hims.platform.ui;

import java.util.List;

/**
 * The head and the foot of a table; its rows are the page's own {@code _row} template.
 *
 * @param caption names the table for screen readers; shown when {@code captioned}
 * @param foot how many of how many; empty for no foot
 * @param waiting the word on the link that lets new rows in, "3 new, show"; rows are never inserted by themselves
 */
public record Table(
        String caption,
        boolean captioned,
        List<Column> columns,
        Density density,
        String foot,
        String waiting,
        String waitingHref,
        String id) {
    public enum Density {
        BASE(""),
        /** Rows of 28: batches, registers. */
        DENSE(" h-table--dense"),
        /** Rows of 60 with a second line; a card each on a phone. */
        TWO(" h-table--two h-table--cards");

        private final String css;

        Density(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }
    }

    public Table {
        columns = List.copyOf(columns);
    }

    public static Table of(String caption, List<Column> columns) {
        return new Table(caption, false, columns, Density.BASE, "", "", "", "");
    }

    public Table withCaption() {
        return new Table(caption, true, columns, density, foot, waiting, waitingHref, id);
    }

    public Table density(Density other) {
        return new Table(caption, captioned, columns, other, foot, waiting, waitingHref, id);
    }

    public Table foot(String words) {
        return new Table(caption, captioned, columns, density, words, waiting, waitingHref, id);
    }

    public Table waiting(String words, String href) {
        return new Table(caption, captioned, columns, density, foot, words, href, id);
    }

    /** The id of the body, as the target of htmx. */
    public Table id(String element) {
        return new Table(caption, captioned, columns, density, foot, waiting, waitingHref, element);
    }
}
