package hims.record;

import hims.access.Actor;
import java.util.EnumSet;
import java.util.Set;

/** The confidential classes a reader may see. What she may not is left out as if it did not exist: no row, no count, no gap. */
public record Clearance(Set<Sensitivity> classes) {
    /** Nothing confidential. */
    public static final Clearance NONE = new Clearance(Set.of());
    /** Everything: for safety checks, which alert without the reason, and for the person herself. */
    public static final Clearance ALL = new Clearance(EnumSet.allOf(Sensitivity.class));

    /** Of somebody who may read the record at all: confidential facts need a right of their own, or be one's own. */
    public static Clearance of(Actor reader) {
        return reader.isCleared() ? ALL : NONE;
    }

    /** The bits of {@code flags} that hide a fact from this reader. */
    short hidden() {
        return (short) (secret() | Flags.ENTERED_IN_ERROR | Flags.DELETED);
    }

    /** The bits of the confidential classes this reader may not see. */
    short secret() {
        var bits = 0;
        for (var label : Sensitivity.values()) {
            bits |= classes.contains(label) ? 0 : label.bit();
        }
        return (short) bits;
    }
}
