package hims.card;

import hims.access.PersonId;
import hims.card.code.AbhaProfile;
import hims.card.code.ScannedText.ForeignCode;
import hims.person.HealthId;
import java.time.Instant;

/** What a scan or a typed number turned out to be (CARD-40). A card that is no longer good still finds its holder. */
public sealed interface CardReading {

    /** Leads to a person's record. */
    sealed interface Found extends CardReading {
        PersonId person();
    }

    /** Signed by us and good today. */
    record Genuine(Card card, PersonId person, int keyNumber, Instant checkedAt) implements Found {}

    /** Signed by us, but {@code state} is not ACTIVE: reported lost, replaced, expired, revoked, never handed over. */
    record NotGood(Card card, CardState state, PersonId person) implements Found {}

    /** A number alone: it finds the record and proves nothing. */
    record HealthIdOnly(HealthId healthId, PersonId person) implements Found {}

    /** A right number that nobody has. */
    record NobodyHas(HealthId healthId) implements CardReading {}

    record WrongNumber(HealthId.Mistake mistake) implements CardReading {}

    record UnknownSerial(CardSerial serial) implements CardReading {}

    /** Fills a form marked "not verified". */
    record AbhaQr(AbhaProfile profile) implements CardReading {}

    record NotOurs(ForeignCode kind) implements CardReading {}

    /** Looks like our card; the signature fails. */
    record Forged() implements CardReading {}

    /** Words, not a code. */
    record Words(String text) implements CardReading {}

    record Unreadable() implements CardReading {}
}
