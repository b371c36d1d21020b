package hims.card;

import hims.access.PersonId;
import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.List;

/** The part of the patient hub that shows the cards, the one in use first. */
public record CardPanelPage(PersonId person, List<Card> cards, boolean issues, boolean stops) {

    /** Whether a new temporary card may be printed now. */
    public boolean canIssue() {
        return issues && cards.stream().noneMatch(card -> card.state() == CardState.ACTIVE);
    }

    /** Whether a permanent card may be asked for: none is on its way. */
    public boolean canAsk() {
        return issues
                && cards.stream()
                        .noneMatch(card -> card.form() == CardForm.POCKET
                                && (card.state() == CardState.REQUESTED
                                        || card.state() == CardState.PRINT_QUEUED
                                        || card.state() == CardState.PRINTED
                                        || card.state() == CardState.ISSUED));
    }

    /** Whether the holder may share her summary here. */
    public boolean shares() {
        return issues && !cards.isEmpty();
    }

    public boolean canStop(Card card) {
        return stops && card.state() == CardState.ACTIVE;
    }

    public boolean canFind(Card card) {
        return stops && card.state() == CardState.SUSPENDED;
    }

    public boolean canReplace(Card card) {
        return issues && card.state().canBecome(CardState.REPLACED);
    }

    public Chip state(Card card, Frame frame) {
        CardState state = card.stateOn(frame.show().today());
        return Chip.of(tone(state), frame.text("card.status." + state));
    }

    static Tone tone(CardState state) {
        return switch (state) {
            case ACTIVE -> Tone.GREEN;
            case SUSPENDED, EXPIRED -> Tone.AMBER;
            case REVOKED -> Tone.RED;
            case REQUESTED, PRINT_QUEUED, PRINTED, ISSUED -> Tone.BLUE;
            case REJECTED, WITHDRAWN, SPOILED, RETURNED, DESTROYED, REPLACED -> Tone.GREY;
        };
    }
}
