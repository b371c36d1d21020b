package hims.card;

import hims.access.PersonId;
import hims.person.HealthId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

public record Card(
        CardId id,
        CardSerial serial,
        PersonId person,
        HealthId healthId,
        CardKind kind,
        CardForm form,
        CardState state,
        LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        boolean emergencyCode) {

    /** As of this day: a card past its last day is expired even before anybody wrote so. */
    public CardState stateOn(LocalDate today) {
        boolean over = expiresOn != null && today.isAfter(expiresOn);
        return over && state.canBecome(CardState.EXPIRED) ? CardState.EXPIRED : state;
    }

    Card in(CardState next) {
        return new Card(id, serial, person, healthId, kind, form, next, issuedOn, expiresOn, emergencyCode);
    }
}
