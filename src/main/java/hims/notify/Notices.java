package hims.notify;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.notify.NotifySql.NewMessage;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages to people: written with the act that causes them, or not at all; sent afterwards. Test: NoticesTest. */
@Service
public class Notices {
    private final NotifySql sql;
    private final Templates templates;
    private final Quota quota;
    private final QuietHours quietHours;
    private final Access access;
    private final ObjectProvider<SmsGateway> gateway;
    private final Clock clock;

    Notices(
            NotifySql sql,
            Templates templates,
            Quota quota,
            QuietHours quietHours,
            Access access,
            ObjectProvider<SmsGateway> gateway,
            Clock clock) {
        this.sql = sql;
        this.templates = templates;
        this.quota = quota;
        this.quietHours = quietHours;
        this.access = access;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Queues the message in the caller's transaction; a second notice with the same key is none. Over the day's quota a code is
     * refused, any other message is kept as dropped, so that the act itself goes on.
     *
     * @param by whose network counts against pumping
     * @throws Rejected TOO_MANY_CODES
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("modules that have checked the act of which the message tells")
    public void send(Notice notice, Actor by) {
        var body = templates.text(notice, Channel.SMS);
        if (sql.exists(notice.key())) {
            return;
        }
        var allowed = quota.allows(notice, by.network(), clock.instant());
        if (!allowed && notice.event() == Event.OTP) {
            throw Rejected.retryAfter(NotifyProblem.TOO_MANY_CODES, Duration.ofHours(1));
        }
        sql.insert(message(notice, by, body, allowed ? MessageState.QUEUED : MessageState.DROPPED));
    }

    /** Those of these messages that have not gone yet never go: what they tell of is over. Joins the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("modules that have checked the act after which nobody is to be told")
    public void stop(Collection<String> keys) {
        if (!keys.isEmpty()) {
            sql.stop(keys, clock.instant());
        }
    }

    /** The latest hundred, for those who look after the gateway. */
    @Transactional(readOnly = true)
    List<Message> latest(Actor by) {
        access.require(by, Permission.MESSAGES_READ);
        return sql.latest();
    }

    /** Messages whose hour has come and that nobody takes: more than a few, or any without a gateway, is a fault. */
    @Transactional(readOnly = true)
    @OpenTo("a count that names nobody: health checks and pages")
    public Health health() {
        return new Health(gateway.getIfAvailable() != null, sql.waiting(clock.instant()));
    }

    /** @param gateway whether there is a way out of the house */
    public record Health(boolean gateway, long waiting) {
        private static final int BACKLOG = 1000;

        public boolean good() {
            return gateway && waiting < BACKLOG;
        }
    }

    private NewMessage message(Notice notice, Actor by, String body, MessageState state) {
        var now = clock.instant();
        var dueAt = quietHours.earliest(notice.event(), now);
        return new NewMessage(
                new MessageId(Ids.next()),
                notice.key(),
                notice.event(),
                notice.audience(),
                notice.language(),
                Channel.SMS,
                notice.phone().e164(),
                by.network(),
                body,
                state,
                now,
                dueAt,
                dueAt.plus(notice.event().useful()),
                state == MessageState.QUEUED ? null : now);
    }
}
