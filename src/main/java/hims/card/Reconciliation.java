package hims.card;

import java.util.Set;

/**
 * What came out of the printer: every blank that went in is a good card, a spoiled one or was not used (CARD-23).
 *
 * @param spoiled the serials of spoiled cards, which are destroyed and printed again
 */
public record Reconciliation(int blanks, int good, Set<CardSerial> spoiled, int unused) {
    public Reconciliation {
        spoiled = Set.copyOf(spoiled);
    }

    boolean balances() {
        return good >= 0 && unused >= 0 && blanks == good + spoiled.size() + unused;
    }
}
