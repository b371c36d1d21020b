package hims.card;

import static hims.access.Permission.CARD_ISSUE;
import static hims.access.Permission.OWN_RECORD;
import static hims.card.CardProblem.NO_CARD_IN_USE;
import static hims.card.CardProblem.NO_CONSENT;
import static hims.card.CardProblem.TOO_MUCH_FOR_THE_CODE;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.Action;
import hims.card.HealthCardSql.Made;
import hims.card.code.CardSigner;
import hims.card.code.EmergencyCut;
import hims.card.code.EmergencyRanking;
import hims.card.code.EmergencyRecord;
import hims.card.code.HealthCardBundle;
import hims.card.code.SmartHealthCard;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.platform.qr.CodeImage;
import hims.platform.qr.CodeReader;
import hims.platform.qr.Qr;
import hims.record.Clearance;
import hims.record.RecordViews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open, portable credential of the holder's choice of facts (CARD-13): a file, a wallet, a code on a screen or a letter. */
@Service
public class HealthCards {

    /** As all emergency content (house value). */
    private static final Duration LASTS = Duration.ofDays(365);

    private static final List<String> TYPES = List.of("https://smarthealth.cards#health-card");
    private static final int LARGEST_VERSION = 22;
    private static final double SIDE_MM = 60;
    private static final int PRINTER_DPI = 300;
    private static final int TRIES = 4;
    private static final String OBJECT = "health-card";

    private final Access access;
    private final Registry registry;
    private final RecordViews record;
    private final EmergencyOffers offers;
    private final EmergencyRanking ranking;
    private final CardSql cards;
    private final PrintSql consents;
    private final HealthCardSql sql;
    private final SigningKeys keys;
    private final Revocations revocations;
    private final Clock clock;
    private final String issuer;

    HealthCards(
            Access access,
            Registry registry,
            RecordViews record,
            EmergencyOffers offers,
            EmergencyRanking ranking,
            CardSql cards,
            PrintSql consents,
            HealthCardSql sql,
            SigningKeys keys,
            Revocations revocations,
            Clock clock,
            @Value("${hims.card.host:card.delhi.example}") String host) {
        this.access = access;
        this.registry = registry;
        this.record = record;
        this.offers = offers;
        this.ranking = ranking;
        this.cards = cards;
        this.consents = consents;
        this.sql = sql;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
        this.issuer = "https://" + host;
    }

    /** @param leftOut how many of the chosen facts did not fit */
    public record Shown(String jws, int leftOut, Instant endsAt, CodeImage code) {
        /** What a reader finds in the code. */
        String text() {
            return "shc:/" + SmartHealthCard.digits(jws);
        }

        /** The content of a {@code .smart-health-card} file (FMT-37). */
        public String file() {
            return "{\"verifiableCredential\":[\"" + jws + "\"]}";
        }
    }

    /** What the holder may choose from; nothing confidential is among it. */
    @Transactional
    public EmergencyOffer offer(PersonId id, Actor by) {
        require(id, Action.READ, by);
        return offer(registry.fetch(id));
    }

    /** @param chosen the items she ticked, of the offer. @throws Rejected NO_CONSENT, NO_CARD_IN_USE, TOO_MUCH_FOR_THE_CODE */
    @Transactional
    public void issue(PersonId id, Set<String> chosen, Actor by) {
        require(id, Action.CREATE, by);
        Person person = registry.fetch(id);
        Card card = cards.of(person.id()).stream()
                .filter(one -> one.state() == CardState.ACTIVE)
                .findFirst()
                .orElseThrow(() -> new Rejected(NO_CARD_IN_USE));
        Agreed agreed =
                new EmergencyChoice(offer(person), chosen).agreed(person).orElseThrow(() -> new Rejected(NO_CONSENT));
        Instant now = clock.instant();
        Made made = fit(card, agreed.record(), now);
        revocations.sign(card.id(), Set.of(KeyPurpose.HEALTH_CARD));
        UUID consent = consents.insertConsent(card.person(), agreed.wording(), agreed.kinds(), by, now);
        sql.insert(card, consent, made);
    }

    /** The newest of a card in use. */
    @Transactional
    public Optional<Shown> latest(PersonId id, Actor by) {
        require(id, Action.READ, by);
        return sql.latest(registry.fetch(id).id(), clock.instant()).map(HealthCards::shown);
    }

    /**
     * What she carries, signed anew for her next card, which the letter brings: with the card before, the old one ends. The facts and
     * their last day stay as she agreed to them. Once for each card.
     */
    @Transactional
    @OpenTo("the printing of letters, which repeats what its holder has agreed to")
    public Optional<Shown> carryOver(CardId next) {
        Instant now = clock.instant();
        Card card = cards.find(next).orElseThrow();
        return sql.of(next, now)
                .or(() -> sql.latest(card.person(), now)
                        .flatMap(before -> sql.consent(before).flatMap(consent -> again(card, before, consent, now))))
                .map(HealthCards::shown);
    }

    private Optional<Made> again(Card card, Made before, UUID consent, Instant now) {
        if (!(SmartHealthCard.read(before.jws(), keys::healthCardKey) instanceof SmartHealthCard.Genuine(var old))) {
            return Optional.empty();
        }
        CardSigner signer = keys.signer(KeyPurpose.HEALTH_CARD);
        String rid = revocations.rid(keys.fetch(signer.keyNumber()), card.serial());
        var credential = new SmartHealthCard(issuer, now, before.endsAt(), TYPES, rid, old.bundle());
        var made = new Made(readable(credential, signer), before.leftOut(), now, before.endsAt());
        revocations.sign(card.id(), Set.of(KeyPurpose.HEALTH_CARD));
        sql.insert(card, consent, made);
        return Optional.of(made);
    }

    /** One picture in some hundred is missed by one reader or another; a new signature draws another. */
    private static String readable(SmartHealthCard credential, CardSigner signer) {
        List<String> drawn =
                Stream.generate(() -> credential.sign(signer)).limit(TRIES).toList();
        return drawn.stream()
                .filter(jws -> CodeReader.read(draw(jws).raster(PRINTER_DPI)).isPresent())
                .findFirst()
                .orElseGet(drawn::getFirst);
    }

    private static Shown shown(Made made) {
        return new Shown(made.jws(), made.leftOut(), made.endsAt(), draw(made.jws()));
    }

    private Made fit(Card card, EmergencyRecord record, Instant now) {
        CardSigner signer = keys.signer(KeyPurpose.HEALTH_CARD);
        String rid = revocations.rid(keys.fetch(signer.keyNumber()), card.serial());
        Instant until = now.plus(LASTS);
        var outcome = EmergencyCut.fit(record, ranking, kept -> {
            var credential = new SmartHealthCard(issuer, now, until, TYPES, rid, HealthCardBundle.of(kept));
            return Optional.of(credential.sign(signer)).filter(jws -> jws.length() <= SmartHealthCard.FITS_SCREEN);
        });
        return switch (outcome) {
            case EmergencyCut.Fits<String> fits ->
                new Made(fits.drawn(), fits.leftOut().size(), now, until);
            case EmergencyCut.NeedsDecision<String> _ -> throw new Rejected(TOO_MUCH_FOR_THE_CODE);
        };
    }

    /** Level M where it fits, else L; 60 mm wide either way. */
    private static CodeImage draw(String jws) {
        var level = jws.length() <= SmartHealthCard.FITS_PAPER ? Qr.Level.MEDIUM : Qr.Level.LOW;
        var qr = Qr.draw(level, 1, LARGEST_VERSION, new Qr.Bytes("shc:/"), new Qr.Numeric(SmartHealthCard.digits(jws)))
                .orElseThrow(() -> new IllegalStateException("a JWS of " + jws.length() + " fits version 22"));
        return qr.image(SIDE_MM / qr.modules());
    }

    private EmergencyOffer offer(Person person) {
        return offers.of(person, record.summary(registry.everyId(person.id()), Clearance.NONE));
    }

    private void require(PersonId person, Action action, Actor by) {
        if (by.role() == Role.CITIZEN) {
            access.requireCare(by, OWN_RECORD, person, action, OBJECT, person);
        } else {
            access.require(by, CARD_ISSUE);
            access.log(by, action, OBJECT, person, person);
        }
    }
}
