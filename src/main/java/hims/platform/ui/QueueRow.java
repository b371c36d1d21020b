package hims.platform.ui;

import java.util.List;

/**
 * One person in a queue.
 *
 * @param who age and sex: 71y M
 * @param note where she is in it: In room, Arrived 09:02
 */
public record QueueRow(
        String token, String who, String name, String note, List<Chip> chips, String href, boolean current) {
    public QueueRow {
        chips = List.copyOf(chips);
    }

    public static QueueRow of(String token, String who, String name, String note, String href) {
        return new QueueRow(token, who, name, note, List.of(), href, false);
    }

    public QueueRow chips(Chip... others) {
        return new QueueRow(token, who, name, note, List.of(others), href, current);
    }

    public QueueRow asCurrent() {
        return new QueueRow(token, who, name, note, chips, href, true);
    }
}
