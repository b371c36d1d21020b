package hims.card;

import static hims.card.KeyState.PUBLISHED;
import static hims.card.KeyState.SIGNING;

import hims.access.OpenTo;
import hims.card.code.CardSigner;
import hims.card.code.KeyRing;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign cards and the keys a verifier trusts. The first start makes one for each purpose; a change of state
 * made by another program is seen here within a minute.
 */
@Service
@OpenTo("codecs of this module and readers of the public key list")
class SigningKeys implements KeyRing {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final KeySql sql;
    private final PrivateKeys privateKeys;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Known known;

    private record Known(List<SigningKey> keys, Instant at) {}

    private record Signer(SigningKey key, PrivateKeys privateKeys) implements CardSigner {
        @Override
        public int keyNumber() {
            return key.number();
        }

        @Override
        public byte[] kid() {
            return key.kid();
        }

        @Override
        public String thumbprint() {
            return key.thumbprint();
        }

        @Override
        public byte[] sign(byte[] message) {
            return privateKeys.sign(key.number(), message);
        }
    }

    SigningKeys(KeySql sql, PrivateKeys privateKeys, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.privateKeys = privateKeys;
        this.transaction = transaction;
        this.clock = clock;
        transaction.executeWithoutResult(_ -> setUp());
        this.known = new Known(sql.all(), clock.instant());
    }

    /** @throws IllegalStateException when no key signs or its private half is not here: a fault of the installation */
    CardSigner signer(KeyPurpose purpose) {
        return keys().stream()
                .filter(key -> key.purpose() == purpose && key.state() == SIGNING)
                .findFirst()
                .map(key -> new Signer(key, privateKeys))
                .orElseThrow(() -> new IllegalStateException("No key signs for " + purpose));
    }

    int numberOf(KeyPurpose purpose) {
        return signer(purpose).keyNumber();
    }

    List<SigningKey> all() {
        return keys();
    }

    /** What the world may know: every key but those not yet published. */
    List<SigningKey> published() {
        return keys().stream().filter(key -> key.state() != KeyState.CREATED).toList();
    }

    /** Also one that another program has made this minute. */
    Optional<SigningKey> find(int number) {
        return Stream.concat(keys().stream(), Stream.of(number).flatMap(_ -> sql.all().stream()))
                .filter(key -> key.number() == number)
                .findFirst();
    }

    SigningKey fetch(int number) {
        return find(number).orElseThrow(() -> new IllegalStateException("No key " + number));
    }

    /** The key of a list, by the eight bytes of its kid in base64url. */
    Optional<SigningKey> listedUnder(String kid) {
        return published().stream()
                .filter(key -> key.purpose() != KeyPurpose.LIST
                        && Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(key.kid())
                                .equals(kid))
                .findFirst();
    }

    /** The key of a SMART Health Card of ours. */
    Optional<ECPublicKey> healthCardKey(String thumbprint) {
        return healthCardKeys().stream()
                .filter(key -> key.thumbprint().equals(thumbprint))
                .findFirst()
                .map(SigningKey::publicKey);
    }

    /** Those whose SMART Health Cards are still believed. */
    List<SigningKey> healthCardKeys() {
        return keys().stream()
                .filter(key ->
                        key.purpose() == KeyPurpose.HEALTH_CARD && key.state().isTrusted())
                .toList();
    }

    @Override
    public Optional<ECPublicKey> numbered(int keyNumber) {
        return keys().stream()
                .filter(key -> key.number() == keyNumber && key.state().isTrusted())
                .map(SigningKey::publicKey)
                .findFirst();
    }

    @Override
    public List<ECPublicKey> withKid(byte[] kid) {
        return keys().stream()
                .filter(key -> key.state().isTrusted() && Arrays.equals(key.kid(), kid))
                .map(SigningKey::publicKey)
                .toList();
    }

    /** The next key of this purpose, for readers to know before it signs. */
    int announce(KeyPurpose purpose) {
        Integer number = transaction.execute(_ -> {
            sql.lock();
            return publish(purpose, sql.all());
        });
        forget();
        return Objects.requireNonNull(number);
    }

    /** A published key signs from now on; the one before goes on verifying. */
    void takeOver(SigningKey next) {
        transaction.executeWithoutResult(_ -> {
            sql.lock();
            retire(next.purpose(), sql.all());
            move(next.number(), PUBLISHED, SIGNING);
        });
        forget();
    }

    /** What other programs have changed is seen at once. */
    void forget() {
        known = new Known(sql.all(), clock.instant());
    }

    /** Nothing it signed is shown any more; verifiers forget it. */
    void retire(SigningKey key) {
        transaction.executeWithoutResult(_ -> move(key.number(), key.state(), KeyState.RETIRED));
        forget();
    }

    /** A new key of this purpose takes over at once; the one before goes on verifying. */
    void rotate(KeyPurpose purpose) {
        transaction.executeWithoutResult(_ -> {
            sql.lock();
            List<SigningKey> all = sql.all();
            retire(purpose, all);
            create(purpose, all);
        });
        forget();
    }

    /** What this key signed is no longer genuine, at once. */
    void compromise(int keyNumber) {
        keys().stream()
                .filter(key -> key.number() == keyNumber)
                .forEach(key -> move(keyNumber, key.state(), KeyState.COMPROMISED));
        forget();
    }

    private void retire(KeyPurpose purpose, List<SigningKey> all) {
        all.stream()
                .filter(key -> key.purpose() == purpose && key.state() == SIGNING)
                .forEach(key -> move(key.number(), SIGNING, KeyState.VERIFY_ONLY));
    }

    private void setUp() {
        sql.lock();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            List<SigningKey> all = sql.all();
            if (all.stream().noneMatch(key -> key.purpose() == purpose)) {
                create(purpose, all);
            }
        }
    }

    /** The first key of an installation signs at once: nobody has an older list. */
    private void create(KeyPurpose purpose, List<SigningKey> all) {
        move(publish(purpose, all), PUBLISHED, SIGNING);
    }

    private int publish(KeyPurpose purpose, List<SigningKey> all) {
        int number = freeNumber(all);
        ECPublicKey publicKey = privateKeys.create(number);
        Instant now = clock.instant();
        sql.insert(new SigningKey(number, purpose, publicKey, KeyState.CREATED, now, now));
        move(number, KeyState.CREATED, PUBLISHED);
        return number;
    }

    /** Also passes over numbers whose file outlived its row: a key that may have signed is never written over. */
    private int freeNumber(List<SigningKey> all) {
        int number = all.stream().mapToInt(SigningKey::number).max().orElse(0) + 1;
        while (privateKeys.holds(number)) {
            number++;
        }
        return number;
    }

    private void move(int number, KeyState before, KeyState after) {
        if (!before.canBecome(after) || !sql.move(number, before, after, clock.instant())) {
            throw new IllegalStateException("Key " + number + " does not go from " + before + " to " + after);
        }
    }

    private List<SigningKey> keys() {
        Known now = known;
        if (now.at().plus(FRESH).isBefore(clock.instant())) {
            now = new Known(sql.all(), clock.instant());
            known = now;
        }
        return now.keys();
    }
}
