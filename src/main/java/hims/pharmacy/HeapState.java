package hims.pharmacy;

import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.supply.BatchStatus;
import hims.supply.Heap;

/** Why a batch is taken, may be taken, or may not: locked ones stay visible with their reason (PHARM-13). */
enum HeapState {
    EXPIRED(Tone.GREY, "", true),
    QUARANTINE(Tone.GREY, "lock", true),
    HELD(Tone.GREY, "lock", true),
    RECALLED(Tone.RED, "lock", true),
    REJECTED(Tone.GREY, "lock", true),
    RESERVED(Tone.GREY, "lock", true),
    ENDS_INSIDE_COURSE(Tone.AMBER, "exclamation-triangle", false),
    FIRST(Tone.GREEN, "check-lg", false),
    NEXT(Tone.GREEN, "check-lg", false),
    USABLE(Tone.PLAIN, "", false);

    private final Tone tone;
    private final String icon;
    private final boolean locked;

    HeapState(Tone tone, String icon, boolean locked) {
        this.tone = tone;
        this.icon = icon;
        this.locked = locked;
    }

    static HeapState of(CounterLine line, Heap heap) {
        if (heap.expiresOn().isBefore(line.today())) {
            return EXPIRED;
        }
        if (heap.status() != BatchStatus.RELEASED) {
            return locked(heap.status());
        }
        if (heap.free() == 0) {
            return RESERVED;
        }
        if (!heap.outlasts(line.courseEnd())) {
            return ENDS_INSIDE_COURSE;
        }
        var takes = line.chosen().takes();
        if (takes.stream().noneMatch(take -> take.heap().equals(heap))) {
            return USABLE;
        }
        return takes.getFirst().heap().equals(heap) && !line.outOfOrder() ? FIRST : NEXT;
    }

    private static HeapState locked(BatchStatus status) {
        return switch (status) {
            case QUARANTINE -> QUARANTINE;
            case HELD -> HELD;
            case RECALLED -> RECALLED;
            case EXPIRED -> EXPIRED;
            case REJECTED, RETURNED_TO_SUPPLIER, DESTROYED -> REJECTED;
            case RELEASED -> USABLE;
        };
    }

    boolean locked() {
        return locked;
    }

    Chip chip(Frame frame) {
        return Chip.of(tone, icon, frame.text("pharmacy.heap." + name()));
    }
}
