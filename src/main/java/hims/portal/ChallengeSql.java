package hims.portal;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChallengeSql {
    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended('portal.challenge ' || :subject::text, 0))::text
            """;

    private static final String RECENT = """
            select (select count(*) from portal.challenge where subject = :subject and created_at > :hourAgo) as codes,
                   (select max(created_at) from portal.challenge where subject = :subject) as last_code_at,
                   (select coalesce(sum(tries), 0) from portal.challenge
                    where subject = :subject and tried_at > :lockedSince and used_at is null) as tries,
                   (select max(tried_at) from portal.challenge where subject = :subject and used_at is null) as last_try_at,
                   (select count(*) from portal.challenge where network = :network and created_at > :hourAgo) as from_network
            """;

    private static final String INSERT = """
            insert into portal.challenge (id, subject, person, code_hash, network, borrowed, created_at, expires_at)
            values (:id, :subject, :person, :codeHash, :network, :borrowed, :createdAt, :expiresAt)
            """;

    private static final String SUBJECT = "select subject from portal.challenge where id = :id";

    /** Counts the try before anybody looks at the code; all codes of a subject share the five tries. */
    private static final String TRY = """
            update portal.challenge c set tries = tries + 1, tried_at = :now
            where c.id = :id and c.used_at is null and c.expires_at > :now
              and (select coalesce(sum(o.tries), 0) from portal.challenge o
                   where o.subject = c.subject and o.tried_at > :lockedSince and o.used_at is null) < 5
            returning c.person, c.code_hash, c.borrowed
            """;

    private static final String USE = """
            update portal.challenge set used_at = :now where id = :id and used_at is null and person is not null
            """;

    private static final String FORGET = "delete from portal.challenge where created_at < :before";

    private final JdbcClient jdbc;

    ChallengeSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was asked for and tried lately, by this subject and from this network. */
    record Recent(
            int codes,
            @Nullable Instant lastCodeAt,
            int tries,
            @Nullable Instant lastTryAt,
            int fromNetwork) {}

    record Try(@Nullable PersonId person, String codeHash, boolean borrowed) {}

    /** One act after the other for a subject. */
    void lock(UUID subject) {
        jdbc.sql(LOCK).param("subject", subject).query(String.class).single();
    }

    Recent recent(UUID subject, String network, Instant now) {
        return Rows.one(jdbc.sql(RECENT)
                .paramSource(Row.with(
                        "subject",
                        subject,
                        "network",
                        network,
                        "hourAgo",
                        now.minus(Challenge.WINDOW),
                        "lockedSince",
                        now.minus(Challenge.LOCKED)))
                .query(Recent.class));
    }

    void insert(Challenge challenge) {
        jdbc.sql(INSERT)
                .paramSource(Row.of(challenge).and("expiresAt", challenge.expiresAt()))
                .update();
    }

    Optional<UUID> subject(ChallengeId id) {
        return jdbc.sql(SUBJECT)
                .paramSource(Row.with("id", id))
                .query(UUID.class)
                .optional();
    }

    /** Empty for a code that is unknown, used, too old or tried too often. */
    Optional<Try> countTry(ChallengeId id, Instant now) {
        return jdbc.sql(TRY)
                .paramSource(Row.with("id", id, "now", now, "lockedSince", now.minus(Challenge.LOCKED)))
                .query(Try.class)
                .optional();
    }

    boolean use(ChallengeId id, Instant now) {
        return jdbc.sql(USE).paramSource(Row.with("id", id, "now", now)).update() == 1;
    }

    void forgetBefore(Instant before) {
        jdbc.sql(FORGET).paramSource(Row.with("before", before)).update();
    }
}
