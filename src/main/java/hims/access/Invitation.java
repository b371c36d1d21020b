package hims.access;

import static hims.access.AccessProblem.*;
import static hims.access.Permission.USERS_MANAGE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import hims.audit.Action;
import hims.platform.Commands;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.Vault;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How an account comes to be (SEC-1): an administrator invites, the invited person opens a one-time link, chooses her
 * password and pairs her authenticator. The very first administrator gets such a link from the program's own output.
 */
@Service
public class Invitation {
    private static final Duration FIRST_LINK = Duration.ofMinutes(30);
    private static final Duration STAFF_LINK = Duration.ofDays(2);
    private static final String FIRST_LOGIN = "admin";
    private static final int TOKEN_BYTES = 32;
    private static final int SECRET_BYTES = 20;

    private static final String INVITE_ROUTE = "access.invite";

    private final AccountSql sql;
    private final Access access;
    private final Commands commands;
    private final Vault vault;
    private final Clock clock;
    private final Argon2PasswordEncoder passwords;
    private final SecureRandom random = new SecureRandom();

    Invitation(
            AccountSql sql,
            Access access,
            Commands commands,
            Vault vault,
            Clock clock,
            Argon2PasswordEncoder passwords) {
        this.sql = sql;
        this.access = access;
        this.commands = commands;
        this.vault = vault;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** @param login lower-case letters, digits, dot and hyphen, 3 to 40 */
    public record Invite(
            String login,
            String name,
            Role role,
            UnitId facility,
            @Nullable UnitId place) {}

    /**
     * Once for each key; the sealed token stays with it, so that whoever pressed twice still sees her link.
     *
     * @return the one-time token of the enrolment link
     * @throws Rejected LOGIN_TAKEN
     */
    public String invite(Invite cmd, Actor by, String key) {
        access.require(by, USERS_MANAGE, cmd.facility());
        var hash = Commands.hash(cmd.toString().getBytes(UTF_8));
        var sealed = commands.once(
                key,
                by.user().value(),
                INVITE_ROUTE,
                hash,
                () -> vault.sealText(invite(cmd, by).getBytes(US_ASCII), INVITE_ROUTE));
        return new String(vault.openText(sealed, INVITE_ROUTE), US_ASCII);
    }

    private String invite(Invite cmd, Actor by) {
        var user = new UserId(Ids.next());
        var token = newToken();
        var expires = clock.instant().plus(STAFF_LINK);
        if (!sql.invite(user, cmd.login().toLowerCase(Locale.ROOT), cmd.name(), hash(token), expires)) {
            throw new Rejected(LOGIN_TAKEN);
        }
        sql.post(Ids.next(), user, cmd.role(), cmd.facility(), cmd.place(), today());
        access.log(by, Action.CREATE, "user", user, null);
        return token;
    }

    /** @return the token of the set-up link while no account exists; none afterwards */
    @Transactional
    @OpenTo("the program at its own start: it works only while there is no account at all")
    public Optional<String> first() {
        var admin = sql.lock(FIRST_LOGIN);
        if (admin.isPresent() ? admin.get().state() != Account.State.INVITED : !sql.isEmpty()) {
            return Optional.empty();
        }
        var token = newToken();
        var expires = clock.instant().plus(FIRST_LINK);
        if (admin.isPresent()) {
            sql.renewInvite(admin.get().id(), hash(token), expires);
            return Optional.of(token);
        }
        var user = new UserId(Ids.next());
        sql.invite(user, FIRST_LOGIN, "Administrator", hash(token), expires);
        sql.post(Ids.next(), user, Role.ADMINISTRATOR, UnitId.CITY, null, today());
        return Optional.of(token);
    }

    /** @return the invited account. @throws Rejected INVITE_EXPIRED */
    @Transactional
    @OpenTo("whoever holds the one-time link")
    Account invited(String token) {
        return sql.lockInvited(hash(token), clock.instant()).orElseThrow(() -> new Rejected(INVITE_EXPIRED));
    }

    /** @return false when the code does not fit the secret: the authenticator was not paired. @throws Rejected INVITE_EXPIRED */
    @Transactional
    @OpenTo("whoever holds the one-time link")
    boolean enrol(String token, String password, byte[] secret, String code) {
        var account = invited(token);
        var step = Totp.match(secret, code, clock.instant(), 0);
        if (step.isEmpty()) {
            return false;
        }
        sql.enrol(account.id(), passwords.encode(password), vault.sealText(secret, "totp"), step.getAsLong());
        return true;
    }

    byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Accounts with a posting at the actor's facility. */
    @Transactional(readOnly = true)
    List<Account> list(Actor by) {
        access.require(by, USERS_MANAGE);
        return sql.list(by.facility());
    }

    /**
     * A demo account with known factors. Only the demo city calls it, which runs in demo mode alone.
     *
     * @return false when the login exists
     */
    @Transactional
    @OpenTo("the demo city, which exists in demo mode only")
    public boolean enrolDemo(Invite cmd, UserId user, String password, byte[] secret) {
        var invited = sql.invite(
                user, cmd.login(), cmd.name(), hash(newToken()), clock.instant().plus(STAFF_LINK));
        if (invited) {
            sql.enrol(user, passwords.encode(password), vault.sealText(secret, "totp"), 0);
            sql.post(Ids.next(), user, cmd.role(), cmd.facility(), cmd.place(), today());
        }
        return invited;
    }

    private String newToken() {
        var token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Kolkata"));
    }
}
