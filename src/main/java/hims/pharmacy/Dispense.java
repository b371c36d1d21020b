package hims.pharmacy;

import hims.access.UnitId;
import hims.supply.Want;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Medicines of one prescription, handed over at one counter at one time.
 *
 * @param overrides of warnings new since signing
 */
public record Dispense(PrescriptionId prescription, UnitId store, List<Give> gives, List<CheckOverride> overrides) {

    /**
     * @param seen version of the line the pharmacist looked at
     * @param quantity whole dispensed units; 0 gives nothing but may owe
     * @param picks the heaps shown or scanned; empty for the first to expire
     * @param pickReason why not the first to expire
     * @param owing what becomes of the rest; needed where something is given and something is left
     */
    public record Give(
            LineId line,
            int seen,
            long quantity,
            List<Want.Pick> picks,
            @Nullable String pickReason,
            @Nullable Owing owing) {
        public Give {
            picks = List.copyOf(picks);
            if (quantity < 0) {
                throw new IllegalArgumentException("quantity " + quantity);
            }
        }
    }

    public record Owing(OwedReason reason, LocalDate collectBy) {}

    /** Lines in the one order in which every dispense locks them. */
    public Dispense {
        gives = gives.stream()
                .sorted(Comparator.comparing(give -> give.line().toString()))
                .toList();
        overrides = List.copyOf(overrides);
    }

    /** Every line that is given names the heaps that were shown: nothing else than those may be taken. */
    boolean isAsShown() {
        return gives.stream()
                .allMatch(give -> give.quantity() == 0 || !give.picks().isEmpty());
    }

    public static Give all(PrescriptionLine line) {
        return new Give(line.id(), line.version(), line.left(), List.of(), null, null);
    }
}
