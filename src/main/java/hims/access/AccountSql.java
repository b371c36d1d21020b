package hims.access;

import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountSql {
    private static final String COLUMNS = """
            id, login, name, state, password_hash, totp_secret, totp_last_step, failed_count, locked_until""";

    private static final String BY_LOGIN =
            "select " + COLUMNS + " from access.user_account where login = :login for update";

    private static final String BY_ID = "select " + COLUMNS + " from access.user_account where id = :id for update";

    private static final String BY_INVITE = "select " + COLUMNS + """
             from access.user_account
            where state = 'INVITED' and invite_hash = :hash and invite_expires_at > :now for update
            """;

    private static final String FAILED = """
            update access.user_account set failed_count = failed_count + 1, locked_until = :lockedUntil where id = :id
            """;

    private static final String SUCCEEDED = """
            update access.user_account set failed_count = 0, locked_until = null, totp_last_step = :step where id = :id
            """;

    private static final String NETWORK_FAILED =
            "insert into access.sign_in_failure (network, at) values (:network, :now)";

    private static final String NETWORK_FAILURES =
            "select count(*) from access.sign_in_failure where network = :network and at > :since";

    private static final String FORGET_FAILURES = "delete from access.sign_in_failure where at < :before";

    private static final String POSTINGS = """
            select p.id, p.role, p.facility, f.name_en facility_en, f.name_hi facility_hi,
                p.place, u.name_en place_en, u.name_hi place_hi
            from access.posting p
            join access.unit f on f.id = p.facility
            left join access.unit u on u.id = p.place
            where p.user_id = :user and p.valid_from <= :day and (p.valid_until is null or p.valid_until > :day)
            order by p.valid_from, p.id
            """;

    private static final String COUNT = "select count(*) from access.user_account";

    private static final String LIST = "select " + COLUMNS + """
             from access.user_account
            where :facility::uuid = :city
                or exists (select 1 from access.posting p where p.user_id = user_account.id and p.facility = :facility)
            order by login limit 200
            """;

    private static final String INVITE = """
            insert into access.user_account (id, login, name, state, invite_hash, invite_expires_at)
            values (:id, :login, :name, 'INVITED', :hash, :expiresAt)
            on conflict (login) do nothing
            """;

    private static final String RENEW_INVITE = """
            update access.user_account set invite_hash = :hash, invite_expires_at = :expiresAt
            where id = :id and state = 'INVITED'
            """;

    private static final String ENROL = """
            update access.user_account set state = 'ACTIVE', password_hash = :hash, totp_secret = :secret, totp_last_step = :step,
                invite_hash = null, invite_expires_at = null
            where id = :id and state = 'INVITED'
            """;

    private static final String POST = """
            insert into access.posting (id, user_id, role, facility, place, valid_from)
            values (:id, :user, :role, :facility, :place, :from)
            """;

    private static final String KEEP_FORM = """
            insert into access.kept_form (id, user_id, path, fields, kept_at) values (:id, :user, :path, :fields, :now)
            """;

    private static final String TAKE_FORM = """
            delete from access.kept_form where id = :id and user_id = :user and kept_at > :since returning path, fields
            """;

    private static final String FORGET_FORMS = "delete from access.kept_form where kept_at < :before";

    private final JdbcClient jdbc;

    AccountSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> lock(String login) {
        return jdbc.sql(BY_LOGIN)
                .paramSource(Row.with("login", login))
                .query(AccountSql::account)
                .optional();
    }

    Optional<Account> lock(UserId id) {
        return jdbc.sql(BY_ID)
                .paramSource(Row.with("id", id))
                .query(AccountSql::account)
                .optional();
    }

    Optional<Account> lockInvited(byte[] hash, Instant now) {
        return jdbc.sql(BY_INVITE)
                .paramSource(Row.with("hash", hash, "now", now))
                .query(AccountSql::account)
                .optional();
    }

    void failed(UserId id, @Nullable Instant lockedUntil) {
        jdbc.sql(FAILED)
                .paramSource(Row.with("id", id, "lockedUntil", lockedUntil))
                .update();
    }

    void succeeded(UserId id, long step) {
        jdbc.sql(SUCCEEDED).paramSource(Row.with("id", id, "step", step)).update();
    }

    void networkFailed(String network, Instant now) {
        jdbc.sql(NETWORK_FAILED)
                .paramSource(Row.with("network", network, "now", now))
                .update();
    }

    int networkFailures(String network, Instant since) {
        return jdbc.sql(NETWORK_FAILURES)
                .paramSource(Row.with("network", network, "since", since))
                .query(Integer.class)
                .single();
    }

    List<Posting> postings(UserId user, LocalDate day) {
        return Rows.list(jdbc.sql(POSTINGS)
                .paramSource(Row.with("user", user, "day", day))
                .query(Posting.class));
    }

    boolean isEmpty() {
        return jdbc.sql(COUNT).query(Integer.class).single() == 0;
    }

    List<Account> list(UnitId facility) {
        return Rows.list(jdbc.sql(LIST)
                .paramSource(Row.with("facility", facility, "city", UnitId.CITY))
                .query(AccountSql::account));
    }

    boolean invite(UserId id, String login, String name, byte[] hash, Instant expiresAt) {
        return jdbc.sql(INVITE)
                        .paramSource(
                                Row.with("id", id, "login", login, "name", name, "hash", hash, "expiresAt", expiresAt))
                        .update()
                == 1;
    }

    boolean renewInvite(UserId id, byte[] hash, Instant expiresAt) {
        return jdbc.sql(RENEW_INVITE)
                        .paramSource(Row.with("id", id, "hash", hash, "expiresAt", expiresAt))
                        .update()
                == 1;
    }

    void enrol(UserId id, String passwordHash, String secret, long step) {
        jdbc.sql(ENROL)
                .paramSource(Row.with("id", id, "hash", passwordHash, "secret", secret, "step", step))
                .update();
    }

    void post(UUID id, UserId user, Role role, UnitId facility, @Nullable UnitId place, LocalDate from) {
        jdbc.sql(POST)
                .paramSource(Row.with(
                        "id", id, "user", user, "role", role, "facility", facility, "place", place, "from", from))
                .update();
    }

    void keepForm(UUID id, UserId user, String path, String fields, Instant now) {
        jdbc.sql(KEEP_FORM)
                .paramSource(Row.with("id", id, "user", user, "path", path, "fields", fields, "now", now))
                .update();
    }

    /** Path and sealed fields of a kept form; it is offered once. */
    record KeptRow(String path, String fields) {}

    Optional<KeptRow> takeForm(UUID id, UserId user, Instant since) {
        return jdbc.sql(TAKE_FORM)
                .paramSource(Row.with("id", id, "user", user, "since", since))
                .query((row, n) -> new KeptRow(row.getString("path"), row.getString("fields")))
                .optional();
    }

    void forgetBefore(Instant before) {
        jdbc.sql(FORGET_FORMS).paramSource(Row.with("before", before)).update();
        jdbc.sql(FORGET_FAILURES).paramSource(Row.with("before", before)).update();
    }

    private static Account account(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        var lockedUntil = row.getTimestamp("locked_until");
        return new Account(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                Account.State.valueOf(row.getString("state")),
                row.getString("password_hash"),
                row.getString("totp_secret"),
                row.getLong("totp_last_step"),
                row.getInt("failed_count"),
                lockedUntil == null ? null : lockedUntil.toInstant());
    }
}
