package hims.card;

import static hims.access.Permission.CARD_READ;
import static hims.card.CardProblem.UNKNOWN_CARD;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.PersonId;
import hims.audit.Action;
import hims.card.CardReading.AbhaQr;
import hims.card.CardReading.Forged;
import hims.card.CardReading.Found;
import hims.card.CardReading.Genuine;
import hims.card.CardReading.HealthIdOnly;
import hims.card.CardReading.NobodyHas;
import hims.card.CardReading.NotGood;
import hims.card.CardReading.NotOurs;
import hims.card.CardReading.UnknownSerial;
import hims.card.CardReading.Unreadable;
import hims.card.CardReading.Words;
import hims.card.CardReading.WrongNumber;
import hims.card.code.EmergencyCode;
import hims.card.code.ScannedText;
import hims.card.code.ServiceCode;
import hims.person.HealthId;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads whatever came into a scan box and says whose record it leads to (CARD-40). */
@Service
public class CardReader {

    private final Access access;
    private final CardSql sql;
    private final SigningKeys keys;
    private final Registry registry;
    private final CardAlerts alerts;
    private final Clock clock;

    CardReader(Access access, CardSql sql, SigningKeys keys, Registry registry, CardAlerts alerts, Clock clock) {
        this.access = access;
        this.sql = sql;
        this.keys = keys;
        this.registry = registry;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Every reading that finds somebody stands in her access list, with place, role and time (CARD-47). */
    @Transactional
    public CardReading read(String scanned, Actor by) {
        access.require(by, CARD_READ);
        CardReading reading = read(scanned);
        if (reading instanceof Found found) {
            access.log(by, Action.READ, "card", kind(found), found.person());
            card(found).ifPresent(card -> alerts.read(card.id(), by));
        }
        return reading;
    }

    /** A card by its own id, as its link in this program names it. */
    @Transactional
    public CardReading read(CardId id, Actor by) {
        access.require(by, CARD_READ);
        Card card = sql.find(id).orElseThrow(() -> new Rejected(UNKNOWN_CARD));
        access.log(by, Action.READ, "card", id, card.person());
        alerts.read(id, by);
        return known(card, keys.numberOf(KeyPurpose.SERVICE));
    }

    /** Whether this card bears a number that its holder no longer has, as her record was merged with another. */
    @Transactional(readOnly = true)
    @OpenTo("whoever has just read this card")
    public boolean isFormer(CardReading reading) {
        return card(reading)
                .map(Card::healthId)
                .flatMap(number -> registry.find(number)
                        .filter(person -> !person.healthId().equals(number)))
                .isPresent();
    }

    private static Optional<Card> card(CardReading reading) {
        return switch (reading) {
            case Genuine genuine -> Optional.of(genuine.card());
            case NotGood bad -> Optional.of(bad.card());
            default -> Optional.empty();
        };
    }

    private CardReading read(String scanned) {
        return switch (ScannedText.of(scanned)) {
            case ScannedText.Service(String base32) -> service(base32);
            case ScannedText.Emergency(String base32) -> emergency(base32);
            case ScannedText.HealthNumber(HealthId id) -> number(id);
            case ScannedText.WrongNumber(HealthId.Mistake mistake) -> new WrongNumber(mistake);
            case ScannedText.Serial(CardSerial serial) -> serial(serial);
            case ScannedText.Abha abha -> new AbhaQr(abha.profile());
            case ScannedText.Foreign foreign -> new NotOurs(foreign.kind());
            case ScannedText.Other other -> new Words(other.text());
        };
    }

    private CardReading service(String base32) {
        return switch (ServiceCode.read(base32, keys)) {
            case ServiceCode.Genuine genuine ->
                signed(genuine.token().serial(), genuine.token().healthId(), genuine.keyNumber());
            case ServiceCode.Forged _ -> new Forged();
            case ServiceCode.Unreadable _ -> new Unreadable();
        };
    }

    private CardReading emergency(String base32) {
        return switch (EmergencyCode.read(base32, keys)) {
            case EmergencyCode.Genuine(EmergencyCode code) ->
                signed(code.serial(), code.record().healthId(), keys.numberOf(KeyPurpose.EMERGENCY));
            case EmergencyCode.Forged _ -> new Forged();
            case EmergencyCode.Unreadable _ -> new Unreadable();
        };
    }

    /** A card we signed but do not know came from a lost backup: it still names its holder. */
    private CardReading signed(CardSerial serial, HealthId healthId, int keyNumber) {
        return sql.find(serial).map(card -> known(card, keyNumber)).orElseGet(() -> number(healthId));
    }

    /** A typed serial proves no more than a typed number. */
    private CardReading serial(CardSerial serial) {
        return sql.find(serial)
                .<CardReading>map(card -> new HealthIdOnly(card.healthId(), holder(card)))
                .orElseGet(() -> new UnknownSerial(serial));
    }

    private CardReading known(Card card, int keyNumber) {
        CardState state = card.stateOn(LocalDate.ofInstant(clock.instant(), CardCodes.CITY));
        return state == CardState.ACTIVE
                ? new Genuine(card, holder(card), keyNumber, clock.instant())
                : new NotGood(card, state, holder(card));
    }

    private CardReading number(HealthId id) {
        return registry.find(id)
                .<CardReading>map(person -> new HealthIdOnly(id, person.id()))
                .orElseGet(() -> new NobodyHas(id));
    }

    /** The card of a merged person opens the record that survives. */
    private PersonId holder(Card card) {
        return registry.find(card.person()).map(Person::id).orElse(card.person());
    }

    private static String kind(Found found) {
        return switch (found) {
            case Genuine genuine -> genuine.card().id().toString();
            case NotGood bad -> bad.card().id().toString();
            case HealthIdOnly _ -> "health-id";
        };
    }
}
