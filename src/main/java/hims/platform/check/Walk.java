package hims.platform.check;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through a table page by page in the order of its key, so that no statement lasts and no table is too large. */
public final class Walk {
    private static final int MOST = 100;
    private static final UUID BEGIN = new UUID(0, 0);

    private Walk() {}

    /** @param fault what is wrong with this row; null where nothing is */
    public record Seen(UUID id, @Nullable String fault) {}

    /** @param page the rows behind an id; none behind the last */
    public static List<String> faults(Function<UUID, List<Seen>> page) {
        var faults = new ArrayList<String>();
        for (var rows = page.apply(BEGIN);
                !rows.isEmpty() && faults.size() < MOST;
                rows = page.apply(rows.getLast().id())) {
            for (var row : rows) {
                if (row.fault() != null) {
                    faults.add(row.fault());
                }
            }
        }
        return faults.stream().limit(MOST).toList();
    }
}
