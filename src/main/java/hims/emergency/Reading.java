package hims.emergency;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.access.UserId;
import hims.card.CardReading.Found;
import hims.card.CardReading.Genuine;
import hims.card.CardReading.HealthIdOnly;
import hims.card.CardReading.NotGood;
import hims.card.CardState;
import hims.platform.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One doctor came to one person, and how.
 *
 * @param cardState of a stopped card only
 * @param keyNumber of the signature of a genuine card only
 * @param openUntil end of the emergency access that followed; null when none did
 */
record Reading(
        ReadingId id,
        PersonId person,
        UserId reader,
        UnitId facility,
        Proof proof,
        @Nullable CardState cardState,
        @Nullable Integer keyNumber,
        Instant readAt,
        @Nullable Instant openUntil) {

    static Reading of(Found found, Actor by, Instant at) {
        return switch (found) {
            case Genuine card -> of(card.person(), Proof.CARD_GENUINE, null, card.keyNumber(), by, at);
            case NotGood card -> of(card.person(), Proof.CARD_STOPPED, card.state(), null, by, at);
            case HealthIdOnly number -> of(number.person(), Proof.NUMBER_ONLY, null, null, by, at);
        };
    }

    /** Found by name, without a card. */
    static Reading searched(PersonId person, Actor by, Instant at) {
        return of(person, Proof.SEARCHED, null, null, by, at);
    }

    private static Reading of(
            PersonId person, Proof proof, @Nullable CardState state, @Nullable Integer key, Actor by, Instant at) {
        return new Reading(new ReadingId(Ids.next()), person, by.user(), by.facility(), proof, state, key, at, null);
    }
}
