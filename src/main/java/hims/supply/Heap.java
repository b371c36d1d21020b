package hims.supply;

import hims.platform.Money;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What lies in one bin of a store: part of one batch, in one state.
 *
 * @param onHand whole dispensed units
 * @param reserved the part of {@code onHand} that is promised to someone
 * @param unitCost what one unit of this batch cost
 */
public record Heap(
        BalanceId id,
        ItemId item,
        BatchId batch,
        String number,
        LocalDate expiresOn,
        LocalDate receivedOn,
        String bin,
        BatchStatus status,
        long onHand,
        long reserved,
        Money unitCost) {

    /** First to expire, then first received, then by key (PHARM-10). */
    static final Comparator<Heap> FIRST_TO_EXPIRE = Comparator.comparing(Heap::expiresOn)
            .thenComparing(Heap::receivedOn)
            .thenComparing(Heap::id);

    public long free() {
        return onHand - reserved;
    }

    /** A batch may still be given on the day it expires. */
    public boolean usableOn(LocalDate day) {
        return status == BatchStatus.RELEASED && !expiresOn.isBefore(day) && free() > 0;
    }

    /** Its state as a shelf shows it: a passed expiry locks whatever was released. */
    public String stateOn(LocalDate day) {
        return expiresOn.isBefore(day) && status == BatchStatus.RELEASED ? BatchStatus.EXPIRED.name() : status.name();
    }

    Heap without(long quantity) {
        return new Heap(
                id, item, batch, number, expiresOn, receivedOn, bin, status, onHand - quantity, reserved, unitCost);
    }

    public boolean outlasts(LocalDate courseEnd) {
        return !expiresOn.isBefore(courseEnd);
    }
}
