package hims.pharmacy;

import hims.supply.Choice;
import hims.supply.Heap;
import hims.supply.Item;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One open line at the counter: what is needed, what the store has, and what would be given now.
 *
 * @param at its place in the prescription, from 0
 * @param item null where no store keeps the medicine
 * @param heaps all of it in this store, locked stock too
 * @param chosen the heaps that would be taken: those scanned, else the first to expire
 * @param quantity given now; what was typed, else all that can be given
 * @param outOfOrder a scanned heap is not the first to expire, so that a reason is asked
 */
public record CounterLine(
        int at,
        Prescribed prescribed,
        @Nullable Item item,
        List<Heap> heaps,
        Choice chosen,
        String quantity,
        boolean outOfOrder,
        List<Heap> scanned,
        List<Finding> open,
        List<Answered> answered,
        LocalDate today) {

    /** A warning that the prescriber read and went on against. */
    public record Answered(Finding finding, String author, OverrideReason reason, String note) {}

    public enum State {
        /** All planned packs were scanned. */
        SCANNED,
        READY,
        /** A warning waits for a reason. */
        TO_ANSWER,
        NONE_USABLE,
        /** The pharmacist gives nothing of it now. */
        LEFT_OUT
    }

    public State state() {
        if (usable() == 0) {
            return State.NONE_USABLE;
        }
        if (open.stream().anyMatch(Finding::needsReason)) {
            return State.TO_ANSWER;
        }
        if (chosen.takes().isEmpty()) {
            return State.LEFT_OUT;
        }
        return chosen.takes().stream().allMatch(take -> scanned.contains(take.heap())) ? State.SCANNED : State.READY;
    }

    public PrescriptionLine line() {
        return prescribed.line();
    }

    public boolean isGiven() {
        return !chosen.takes().isEmpty();
    }

    public long owed() {
        return line().left() - chosen.quantity();
    }

    public long usable() {
        return heaps.stream()
                .filter(heap -> heap.usableOn(today))
                .mapToLong(Heap::free)
                .sum();
    }

    /** What lies here and may not be given. */
    public long locked() {
        return heaps.stream().mapToLong(Heap::onHand).sum() - usable();
    }

    public boolean onlyExpired() {
        return !heaps.isEmpty()
                && heaps.stream().allMatch(heap -> heap.expiresOn().isBefore(today));
    }

    public Optional<Heap> firstTaken() {
        return chosen.takes().stream().map(take -> take.heap()).findFirst();
    }

    public LocalDate courseEnd() {
        return line().courseEnd(today);
    }
}
