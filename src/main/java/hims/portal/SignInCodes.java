package hims.portal;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.card.CardReader;
import hims.card.CardReading.AbhaQr;
import hims.card.CardReading.Forged;
import hims.card.CardReading.Found;
import hims.card.CardReading.NobodyHas;
import hims.card.CardReading.NotOurs;
import hims.card.CardReading.UnknownSerial;
import hims.card.CardReading.Unreadable;
import hims.card.CardReading.Words;
import hims.card.CardReading.WrongNumber;
import hims.notify.Event;
import hims.notify.Notice;
import hims.notify.Notices;
import hims.notify.Phone;
import hims.person.Registry;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.web.Language;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The first half of the citizen's door: a card or its number, and a code on its way to her phone (POR-1, POR-3). Whether
 * anybody has that number, or a phone, the answer does not tell. Test: CitizenSignInTest.
 */
@Service
class SignInCodes {
    private static final Logger log = LoggerFactory.getLogger(SignInCodes.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int CODES = 1_000_000;

    /** Reads the card before anybody is signed in; the citizen's list of readers leaves it out. */
    static final UserId DOOR = new UserId(new UUID(0, 3));

    private final CardReader reader;
    private final Registry registry;
    private final ChallengeSql sql;
    private final Notices notices;
    private final Argon2PasswordEncoder codes;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignInCodes(
            CardReader reader,
            Registry registry,
            ChallengeSql sql,
            Notices notices,
            Argon2PasswordEncoder codes,
            TransactionOperations transactions,
            Clock clock) {
        this.reader = reader;
        this.registry = registry;
        this.sql = sql;
        this.notices = notices;
        this.codes = codes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param typed a card's QR, its number or a health id
     * @param borrowed the phone is somebody else's
     */
    record Ask(String typed, boolean borrowed, Language language, String network) {}

    sealed interface Asked {
        /** A code is on its way, if there is a card and a phone. */
        record OnItsWay(ChallengeId id) implements Asked {}

        /** Too many codes or tries; the same for numbers that nobody has. */
        record Wait(Instant until) implements Asked {}

        /**
         * No card's number, whoever has it.
         *
         * @param key what is wrong with it, in words
         */
        record Mistyped(String key) implements Asked {}
    }

    Asked ask(Ask ask) {
        return switch (reader.read(ask.typed(), door(ask.network()))) {
            case Found found -> ask(found.person().value(), found.person(), ask);
            case NobodyHas _, UnknownSerial _, Forged _, Unreadable _ -> ask(nobody(ask.typed()), null, ask);
            case WrongNumber(var mistake) ->
                new Asked.Mistyped("portal.mistake."
                        + mistake.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case AbhaQr _, NotOurs _, Words _ -> new Asked.Mistyped("portal.mistake.no-card");
        };
    }

    private Asked ask(UUID subject, @Nullable PersonId person, Ask ask) {
        var code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        var hash = codes.encode(code);
        var asked = transactions.execute(_ -> begin(subject, person, hash, ask));
        if (asked instanceof Asked.OnItsWay(var id) && person != null) {
            phone(person).ifPresent(phone -> send(id, phone, code, ask));
        }
        return asked;
    }

    private Asked begin(UUID subject, @Nullable PersonId person, String hash, Ask ask) {
        var now = clock.instant();
        sql.lock(subject);
        sql.forgetBefore(now.minus(KEPT));
        var wait = wait(sql.recent(subject, ask.network(), now), now);
        if (wait.isPresent()) {
            return new Asked.Wait(wait.get());
        }
        var id = new ChallengeId(Ids.next());
        sql.insert(new Challenge(id, subject, person, hash, ask.network(), ask.borrowed(), now));
        return new Asked.OnItsWay(id);
    }

    private static Optional<Instant> wait(ChallengeSql.Recent recent, Instant now) {
        if (recent.tries() >= Challenge.MOST_TRIES && recent.lastTryAt() != null) {
            return Optional.of(recent.lastTryAt().plus(Challenge.LOCKED));
        }
        if (recent.codes() >= Challenge.CODES_FOR_SUBJECT || recent.fromNetwork() >= Challenge.CODES_FROM_NETWORK) {
            return Optional.of(now.plus(Challenge.WINDOW));
        }
        return Optional.ofNullable(recent.lastCodeAt())
                .map(last -> last.plus(Challenge.BETWEEN_CODES))
                .filter(now::isBefore);
    }

    private Optional<Phone> phone(PersonId person) {
        return registry.find(person)
                .flatMap(found -> OwnPhone.of(found, clock.instant()))
                .flatMap(phone -> Phone.parse(phone.number()));
    }

    /** Over the day's quota nothing is sent, and the page says the same. */
    private void send(ChallengeId id, Phone phone, String code, Ask ask) {
        var notice = Notice.toCitizen(Event.OTP, ask.language(), phone, "sign-in:" + id, Map.of("code", code));
        try {
            transactions.executeWithoutResult(_ -> notices.send(notice, door(ask.network())));
        } catch (Rejected refused) {
            log.info("No sign-in code was sent: {}", refused.getMessage());
        }
    }

    private static UUID nobody(String typed) {
        return Ids.named("portal.nobody", typed.replaceAll("\\s", ""));
    }

    private static Actor door(String network) {
        return new Actor(DOOR, "Citizen sign-in", Role.SYSTEM, UnitId.CITY, null, "public", network);
    }
}
