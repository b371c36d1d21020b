package hims.card;

import hims.card.code.EmergencyRanking.Item;
import java.util.List;

/** What came of asking for a card. */
public sealed interface Issued {

    /** Printed by this act. */
    record Now(Card card) implements Issued {}

    /** There was an active one already: just issued at another counter, perhaps. */
    record Before(Card card) implements Issued {}

    /** Not all fits the code; the holder sees first what would be left out, and nothing was printed yet. */
    record WouldLeaveOut(List<Item> items) implements Issued {}

    /** Critical allergies do not fit: a person must decide what to do. */
    record NeedsDecision(List<Item> items) implements Issued {}
}
