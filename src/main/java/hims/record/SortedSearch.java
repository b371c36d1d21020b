package hims.record;

import hims.record.SearchSql.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the first page of an order that no index has, out of everything that is found: memory for one page, however many pass. */
final class SortedSearch {
    private record Placed(List<String> places, Found found) {}

    private final List<SortKey> keys;
    private final int most;
    private final SearchPosition after;
    private final Comparator<List<String>> order;
    private final PriorityQueue<Placed> first;

    /** @param after where the page before ended; {@link SearchPosition#START} for the first */
    SortedSearch(List<SortKey> keys, int most, SearchPosition after) {
        this.keys = keys;
        this.most = most;
        this.after = after;
        this.order = SortKey.order(keys);
        this.first = new PriorityQueue<>(comparator().reversed());
    }

    private Comparator<Placed> comparator() {
        return Comparator.comparing(Placed::places, order)
                .thenComparing(placed -> placed.found().position().rid());
    }

    void add(Found found) {
        var placed = new Placed(SortKey.places(found.stored(), keys), found);
        if (isAfter(placed)) {
            first.add(placed);
            if (first.size() > most + 1) {
                first.poll();
            }
        }
    }

    private boolean isAfter(Placed placed) {
        if (after.places().isEmpty()) {
            return true;
        }
        var compared = order.compare(placed.places(), after.places());
        return compared > 0 || (compared == 0 && placed.found().position().rid().compareTo(after.rid()) > 0);
    }

    RecordSearch.Page page() {
        var all = new ArrayList<>(first);
        all.sort(comparator());
        var shown = all.subList(0, Math.min(most, all.size()));
        return new RecordSearch.Page(
                shown.stream().map(placed -> placed.found().stored()).toList(),
                shown.stream()
                        .map(placed -> placed.found().position().at(placed.places()))
                        .toList(),
                all.size() > most);
    }
}
