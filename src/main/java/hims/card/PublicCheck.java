package hims.card;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.audit.Action;
import hims.card.code.ServiceCode;
import hims.card.code.ServiceToken;
import hims.person.Person;
import hims.person.Registry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What anybody may learn who scans a card with a plain camera (CARD-41). */
@Service
public class PublicCheck {

    private final CardSql sql;
    private final SigningKeys keys;
    private final Registry registry;
    private final Access access;
    private final Clock clock;

    PublicCheck(CardSql sql, SigningKeys keys, Registry registry, Access access, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.registry = registry;
        this.access = access;
        this.clock = clock;
    }

    public sealed interface Answer {}

    /** @param initials "" for a confidential person; {@code birthYear} 0 when not known; {@code until} null when the card does not expire */
    public record Real(
            CardKind kind,
            CardState state,
            String initials,
            int birthYear,
            @Nullable LocalDate until) implements Answer {}

    /** Forged, altered, unreadable or unknown: one answer for all. */
    public record NotReal() implements Answer {}

    /** The database is asked whatever the signature says, so that time tells nothing either. */
    @Transactional
    @OpenTo("everybody: it tells what the card in her hand says already, and whether to trust it")
    public Answer check(String base32, String network) {
        Optional<ServiceToken> token = ServiceCode.read(base32, keys) instanceof ServiceCode.Genuine genuine
                ? Optional.of(genuine.token())
                : Optional.empty();
        Optional<Card> card = sql.find(token.map(ServiceToken::serial).orElse(new CardSerial(0)));
        if (token.isEmpty() || card.isEmpty()) {
            return new NotReal();
        }
        Card real = card.get();
        access.log(visitor(network), Action.READ, "card", real.id(), real.person());
        CardState state = real.stateOn(LocalDate.ofInstant(clock.instant(), CardCodes.CITY));
        boolean hidden =
                registry.find(real.person()).filter(Person::confidential).isPresent();
        return new Real(
                real.kind(),
                state,
                hidden ? "" : initials(token.get().name()),
                hidden ? 0 : token.get().birthYear(),
                real.expiresOn());
    }

    private static String initials(String name) {
        return Stream.of(name.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> Character.toString(part.codePointAt(0)) + ".")
                .collect(Collectors.joining(" "));
    }

    private static Actor visitor(String network) {
        return new Actor(
                new UserId(new UUID(0, 2)), "Card check page", Role.SYSTEM, UnitId.CITY, null, "public", network);
    }
}
