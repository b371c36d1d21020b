package hims.scheduling;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.scheduling.ServicePoints.Place;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An out-patient department of Lok Nayak Hospital to test in: each queue is new and empty. */
@Component
class Opd {
    static final UnitId LNH = UnitId.of("LNH");
    static final UnitId GTB = UnitId.of("GTB");
    static final UnitId MEDICINE = UnitId.of("LNH/MED-OPD");
    private static final AtomicInteger QUEUES = new AtomicInteger();

    private final QueueSql queues;
    private final Tokens tokens;
    private final ServicePoints points;
    private final JdbcClient jdbc;

    Opd(QueueSql queues, Tokens tokens, ServicePoints points, JdbcClient jdbc) {
        this.queues = queues;
        this.tokens = tokens;
        this.points = points;
        this.jdbc = jdbc;
    }

    Queue queue() {
        return queue(false);
    }

    Queue counter() {
        return queue(true);
    }

    private Queue queue(boolean endsOnNext) {
        int n = QUEUES.getAndIncrement();
        var prefix = "" + (char) ('F' + n / 26) + (char) ('A' + n % 26);
        var queue = new Queue(
                new QueueId(Ids.next()),
                LNH,
                MEDICINE,
                "TEST-" + prefix,
                ServiceKind.CONSULTATION,
                prefix,
                null,
                "Medicine " + prefix,
                "मेडिसिन " + prefix,
                "Ground floor",
                "भूतल",
                endsOnNext,
                3,
                60,
                120);
        queues.setUp(queue, 900 + n);
        return queue;
    }

    static Actor clerk() {
        return staff("Pooja Sharma", Role.REGISTRATION_CLERK, LNH);
    }

    static Actor doctor() {
        return staff("Dr Ananya Sen", Role.DOCTOR, LNH);
    }

    static Actor manager() {
        return staff("Suresh Yadav", Role.QUEUE_MANAGER, LNH);
    }

    static Actor staff(String name, Role role, UnitId facility) {
        return new Actor(new UserId(Ids.next()), name, role, facility, null, "session", "127.0.0.1");
    }

    Token token(Queue queue, PersonId person) {
        return token(queue, person, PriorityClass.NONE);
    }

    Token token(Queue queue, PersonId person, PriorityClass mark) {
        return tokens.issue(new IssueToken(queue.id(), person, mark), clerk(), key());
    }

    ServicePointId room(Queue queue, int number, Actor by) {
        var room = UnitId.of("LNH/MED-OPD/R" + number);
        return points.open(queue.id(), new Place(room, ServicePoint.Kind.ROOM, Integer.toString(number)), by);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** Lets time pass for one token: everything about it happened so much earlier. */
    void earlier(TokenId token, Duration by) {
        jdbc.sql("""
                update scheduling.token set issued_at = issued_at - t.d, reference_at = reference_at - t.d,
                    effective_at = effective_at - t.d, changed_at = changed_at - t.d, first_called_at = first_called_at - t.d,
                    called_at = called_at - t.d, skipped_at = skipped_at - t.d, started_at = started_at - t.d,
                    done_at = done_at - t.d
                from (select make_interval(secs => :seconds) as d) t where id = :id
                """)
                .param("seconds", (double) by.toSeconds())
                .param("id", token.value())
                .update();
    }

    long audited(TokenId token) {
        return jdbc.sql("select count(*) from audit.event where object_type = 'token' and object_id = :id")
                .param("id", token.toString())
                .query(Long.class)
                .single();
    }

    long count(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }
}
