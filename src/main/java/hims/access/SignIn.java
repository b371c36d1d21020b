package hims.access;

import static hims.access.AccessProblem.WRONG_PASSWORD;

import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.audit.Outcome;
import hims.audit.Who;
import hims.platform.Rejected;
import hims.platform.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Password and one-time code of staff (SEC-2 to 6). Every failure looks and lasts the same: unknown user, wrong password,
 * wrong code, waiting time.
 */
@Service
class SignIn {
    private static final int FREE_TRIES = 5;
    private static final int NETWORK_TRIES = 100;
    private static final Duration NETWORK_WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final ZoneId CITY_ZONE = ZoneId.of("Asia/Kolkata");

    private final AccountSql sql;
    private final AuditLog audit;
    private final Vault vault;
    private final Clock clock;
    private final Argon2PasswordEncoder passwords;
    private final String unknownUser;

    SignIn(AccountSql sql, AuditLog audit, Vault vault, Clock clock, Argon2PasswordEncoder passwords) {
        this.sql = sql;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.passwords = passwords;
        this.unknownUser = passwords.encode(UUID.randomUUID().toString());
    }

    record Try(String login, String password, String code, String network) {}

    sealed interface Answer {
        record Welcome(UserId user, String name, List<Posting> postings) implements Answer {}

        /** Wrong in whatever way; {@code waitUntil} is set when further tries are refused until then. */
        record Refused(@Nullable Instant waitUntil) implements Answer {}
    }

    @Transactional
    Answer attempt(Try attempt) {
        var now = clock.instant();
        var account = sql.lock(attempt.login().strip().toLowerCase(Locale.ROOT)).orElse(null);
        var passwordFits = passwords.matches(attempt.password(), hashOf(account));
        if (account == null || account.state() != Account.State.ACTIVE || account.totpSecret() == null) {
            return refuse(account, attempt, null);
        }
        if (account.lockedUntil() != null && now.isBefore(account.lockedUntil())) {
            return refuse(account, attempt, account.lockedUntil());
        }
        var step = Totp.match(secret(account.totpSecret()), attempt.code().strip(), now, account.totpLastStep());
        if (!passwordFits || step.isEmpty()) {
            return refuse(
                    account, attempt, waitAfter(account.failedCount() + 1 + suspicion(attempt.network(), now), now));
        }
        sql.succeeded(account.id(), step.getAsLong());
        var postings = sql.postings(account.id(), LocalDate.ofInstant(now, CITY_ZONE));
        audit.append(entry(account, attempt, Outcome.DONE));
        return new Answer.Welcome(account.id(), account.name(), postings);
    }

    private Answer refuse(@Nullable Account account, Try attempt, @Nullable Instant waitUntil) {
        sql.networkFailed(attempt.network(), clock.instant());
        if (account != null) {
            sql.failed(account.id(), waitUntil);
        }
        audit.append(entry(account, attempt, Outcome.FAILED));
        return new Answer.Refused(waitUntil);
    }

    /** Two seconds after the fifth failure, doubled with each further one, at most a quarter of an hour: never a lock for good. */
    private static @Nullable Instant waitAfter(int failures, Instant now) {
        if (failures < FREE_TRIES) {
            return null;
        }
        var seconds = 1L << Math.min(failures - FREE_TRIES + 1, 20);
        return now.plusSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    }

    /** From a network with many failures the wait starts at the first one; who knows her password still gets in (SEC-6). */
    private int suspicion(String network, Instant now) {
        return sql.networkFailures(network, now.minus(NETWORK_WINDOW)) < NETWORK_TRIES ? 0 : FREE_TRIES;
    }

    private String hashOf(@Nullable Account account) {
        return account == null || account.passwordHash() == null ? unknownUser : account.passwordHash();
    }

    private byte[] secret(String sealed) {
        return vault.openText(sealed, "totp");
    }

    private static AuditEntry entry(@Nullable Account account, Try attempt, Outcome outcome) {
        var user = account == null ? new UUID(0, 0) : account.id().value();
        var name = account == null ? "unknown" : account.name();
        var who = new Who(user, name, "-", UnitId.CITY.value(), "-", attempt.network(), "OPERAT");
        return new AuditEntry(who, Action.SIGN_IN, outcome, "session", user.toString(), null, Map.of());
    }

    @Transactional
    List<Posting> postings(UserId user) {
        return sql.postings(user, LocalDate.ofInstant(clock.instant(), CITY_ZONE));
    }

    /**
     * The same person proves herself again for a dangerous act (SEC-8). Outside a transaction, since verifying a password takes a
     * while and a wrong one stays counted.
     *
     * @throws Rejected WRONG_PASSWORD
     */
    @Transactional(propagation = Propagation.NEVER)
    void confirmPassword(Actor by, String password) {
        var account = sql.lock(by.user()).orElseThrow(() -> new Rejected(WRONG_PASSWORD));
        var now = clock.instant();
        var waiting = account.lockedUntil() != null && now.isBefore(account.lockedUntil());
        if (waiting || !passwords.matches(password, hashOf(account))) {
            sql.failed(account.id(), waitAfter(account.failedCount() + 1, now));
            throw new Rejected(WRONG_PASSWORD);
        }
    }

    @Transactional
    void signedOut(Actor by) {
        audit.append(AuditEntry.done(by.who(), Action.SIGN_OUT, "session", by.user(), null));
    }
}
