package hims.card;

import hims.card.RevocationSql.Counted;
import hims.card.RevocationSql.Entry;
import hims.card.code.Jws;
import hims.card.code.Rid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The lists of cards that are no longer good, one for each key, for readers without a network (CARD-32, CARD-33). */
@Component
class Revocations {

    /** House values: how far changes reach back, and how old a list may be when it is handed out. */
    private static final Duration CHANGES = Duration.ofDays(7);

    static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration CHANGE_OF_KEYS = Duration.ofHours(1);

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final RevocationSql sql;
    private final SigningKeys keys;
    private final RidSecret secret;
    private final JsonMapper json;
    private final Clock clock;
    private final String host;
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    Revocations(
            RevocationSql sql,
            SigningKeys keys,
            RidSecret secret,
            JsonMapper json,
            Clock clock,
            @Value("${hims.card.host:card.delhi.example}") String host) {
        this.sql = sql;
        this.keys = keys;
        this.secret = secret;
        this.json = json;
        this.clock = clock;
        this.host = host;
    }

    private record Made(String jws, long counter, Instant at) {}

    /** These keys have signed something of this card. */
    void sign(CardId card, Set<KeyPurpose> purposes) {
        sql.sign(card, purposes, clock.instant().minus(CHANGE_OF_KEYS));
    }

    /** In the transaction that changes the card. */
    void change(Card card, Listing listing) {
        Instant now = clock.instant();
        for (Counted counted : sql.count(card.id())) {
            SigningKey key = keys.fetch(counted.number());
            sql.list(counted, rid(key, card.serial()), card.id(), listing, card.expiresOn(), now);
        }
    }

    String rid(SigningKey key, CardSerial serial) {
        return key.purpose() == KeyPurpose.HEALTH_CARD
                ? Rid.hidden(secret.bytes(), key.thumbprint(), serial)
                : Rid.of(key.kid(), serial);
    }

    long counter(SigningKey key) {
        return sql.counter(key.number());
    }

    /** All cards of this key that are not good today. */
    RevocationList whole(SigningKey key) {
        long counter = sql.counter(key.number());
        Instant now = clock.instant();
        return list(key, counter, 0, now, sql.on(key.number(), LocalDate.ofInstant(now, CardCodes.CITY)));
    }

    /** What changed in the last seven days. */
    RevocationList changes(SigningKey key) {
        long counter = sql.counter(key.number());
        Instant now = clock.instant();
        long since = sql.since(key.number(), now.minus(CHANGES));
        return list(key, counter, since, now, sql.changed(key.number(), since));
    }

    /** Signed. The whole list is up to five minutes old, the changes are those of this moment. Empty for a key we do not have. */
    Optional<String> signed(String kid, boolean changes) {
        return keys.listedUnder(kid)
                .map(key -> made.compute(kid + changes, (_, old) -> fresh(old, key, changes))
                        .jws());
    }

    private Made fresh(@Nullable Made old, SigningKey key, boolean changes) {
        Instant now = clock.instant();
        long counter = changes ? counter(key) : 0;
        if (old != null
                && old.counter() == counter
                && Duration.between(old.at(), now).abs().compareTo(FRESH) < 0) {
            return old;
        }
        var signer = keys.signer(KeyPurpose.LIST);
        String header = "{\"alg\":\"ES256\",\"typ\":\"hims-card-list\",\"kid\":\""
                + BASE64URL.encodeToString(signer.kid()) + "\"}";
        var list = changes ? changes(key) : whole(key);
        return new Made(Jws.sign(header, json.writeValueAsBytes(list), signer), counter, now);
    }

    private RevocationList list(SigningKey key, long counter, long since, Instant now, List<Entry> entries) {
        return new RevocationList(
                host,
                BASE64URL.encodeToString(key.kid()),
                counter,
                since,
                now,
                rids(entries, Listing.ENDED),
                rids(entries, Listing.SUSPENDED),
                rids(entries, Listing.LIFTED));
    }

    private static List<String> rids(List<Entry> entries, Listing state) {
        return entries.stream()
                .filter(entry -> entry.state() == state)
                .map(Entry::rid)
                .toList();
    }
}
