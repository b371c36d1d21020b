package hims.supply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** First to expire, first out. The specification is {@code FefoTest}. */
public final class Fefo {
    private Fefo() {}

    /**
     * Fills {@code wanted} units from the heaps usable today that outlast the course; from those that expire inside it
     * only when none outlasts it (PHARM-10). One want may be split over several batches (PHARM-11).
     */
    public static Choice choose(List<Heap> heaps, long wanted, LocalDate today, LocalDate courseEnd) {
        var usable = heaps.stream()
                .filter(heap -> heap.usableOn(today))
                .sorted(Heap.FIRST_TO_EXPIRE)
                .toList();
        var outlasting =
                usable.stream().filter(heap -> heap.outlasts(courseEnd)).toList();
        return outlasting.isEmpty() ? fill(usable, wanted, !usable.isEmpty()) : fill(outlasting, wanted, false);
    }

    private static Choice fill(List<Heap> heaps, long wanted, boolean endsInsideCourse) {
        var takes = new ArrayList<Take>();
        var missing = wanted;
        for (var heap : heaps) {
            if (missing == 0) {
                break;
            }
            var take = new Take(heap, Math.min(missing, heap.free()));
            takes.add(take);
            missing -= take.quantity();
        }
        return new Choice(List.copyOf(takes), missing, endsInsideCourse);
    }
}
