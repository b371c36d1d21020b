package hims.notify;

import hims.platform.Row;
import hims.platform.Rows;
import hims.platform.web.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class NotifySql {
    private static final String INSERT = """
            insert into notify.message (id, key, event, audience, language, channel, phone, network, body, state,
                                        created_at, due_at, expires_at, ended_at)
            values (:id, :key, :event, :audience, :language, :channel, :phone, :network, :body, :state,
                    :createdAt, :dueAt, :expiresAt, :endedAt)
            on conflict (key) do nothing
            """;

    private static final String EXISTS = """
            select exists (select 1 from notify.message where key = :key)
            """;

    /** Two clerks and one number take turns, so that both do not see the last free place. */
    private static final String LOCK_PHONE = """
            select pg_advisory_xact_lock(hashtextextended('notify.quota:' || :phone, 0)) is null
            """;

    private static final String COUNT = """
            select count(*) filter (where phone = :phone and event = :event) as of_event,
                   count(*) filter (where phone = :phone) as of_phone,
                   count(*) filter (where network = :network and event = :event) as of_network
              from notify.message
             where (phone = :phone or network = :network) and created_at >= :since and state <> 'DROPPED'
            """;

    /** Taken rows come back by themselves when this process dies before it has said how it went. */
    private static final String TAKE = """
            update notify.message set attempts = attempts + 1, due_at = :takenUntil
             where id in (select id from notify.message
                           where state = 'QUEUED' and due_at <= :now
                           order by due_at, id limit 50 for update skip locked)
            returning id, event, phone, body, attempts, expires_at
            """;

    private static final String END = """
            update notify.message
               set state = :state, ended_at = :now, reason = :reason, body = coalesce(:body, body)
             where id = :id and state = 'QUEUED'
            """;

    private static final String STOP = """
            update notify.message set state = 'EXPIRED', ended_at = :now, reason = 'over'
             where key = any(:keys::text[]) and state = 'QUEUED'
            """;

    private static final String AGAIN = """
            update notify.message set due_at = :dueAt, reason = :reason where id = :id and state = 'QUEUED'
            """;

    private static final String WAITING = """
            select count(*) from notify.message where state = 'QUEUED' and due_at <= :now
            """;

    private static final String LATEST = """
            select id, event, phone, body, state, attempts, created_at, reason
              from notify.message order by created_at desc, id limit 100
            """;

    private final JdbcClient jdbc;

    NotifySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record NewMessage(
            MessageId id,
            String key,
            Event event,
            Audience audience,
            Language language,
            Channel channel,
            String phone,
            String network,
            String body,
            MessageState state,
            Instant createdAt,
            Instant dueAt,
            Instant expiresAt,
            @Nullable Instant endedAt) {}

    record Sent(long ofEvent, long ofPhone, long ofNetwork) {}

    record Taken(MessageId id, Event event, String phone, String body, int attempts, Instant expiresAt) {}

    boolean insert(NewMessage message) {
        return jdbc.sql(INSERT).paramSource(Row.of(message)).update() == 1;
    }

    boolean exists(String key) {
        return Rows.one(jdbc.sql(EXISTS).param("key", key).query(Boolean.class));
    }

    void lockQuota(String phone) {
        Rows.one(jdbc.sql(LOCK_PHONE).param("phone", phone).query(Boolean.class));
    }

    Sent count(Event event, String phone, String network, Instant since) {
        var row = Row.with("event", event, "phone", phone, "network", network, "since", since);
        return Rows.one(jdbc.sql(COUNT).paramSource(row).query(Sent.class));
    }

    List<Taken> take(Instant now, Instant takenUntil) {
        return Rows.list(jdbc.sql(TAKE)
                .paramSource(Row.with("now", now, "takenUntil", takenUntil))
                .query(Taken.class));
    }

    /** @param body what is kept of the text; null keeps it as it is */
    void end(MessageId id, MessageState state, @Nullable String reason, @Nullable String body, Instant now) {
        jdbc.sql(END)
                .paramSource(Row.with("id", id, "state", state, "reason", reason, "body", body, "now", now))
                .update();
    }

    void stop(Collection<String> keys, Instant now) {
        jdbc.sql(STOP)
                .paramSource(Row.with("keys", keys.toArray(String[]::new), "now", now))
                .update();
    }

    void again(MessageId id, String reason, Instant dueAt) {
        jdbc.sql(AGAIN)
                .paramSource(Row.with("id", id, "reason", reason, "dueAt", dueAt))
                .update();
    }

    long waiting(Instant now) {
        return Rows.one(jdbc.sql(WAITING).paramSource(Row.with("now", now)).query(Long.class));
    }

    List<Message> latest() {
        return Rows.list(jdbc.sql(LATEST).query(Message.class));
    }
}
