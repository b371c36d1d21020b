package hims.platform.ui;

/**
 * The head of a column. An empty label is a column of acts, named for screen readers only.
 *
 * @param sort the path that sorts by it, empty where it cannot
 * @param sorted whether the table is sorted by it now
 */
public record Column(String label, boolean number, String sort, boolean sorted) {
    public static Column of(String label) {
        return new Column(label, false, "", false);
    }

    public static Column number(String label) {
        return new Column(label, true, "", false);
    }

    public Column asSorted() {
        return new Column(label, number, sort, true);
    }

    public Column sort(String path) {
        return new Column(label, number, path, sorted);
    }
}
