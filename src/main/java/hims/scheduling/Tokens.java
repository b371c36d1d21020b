package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.access.PersonId;
import hims.platform.Commands;
import hims.platform.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Giving out places in queues (SCH-14 to 19). */
@Service
public class Tokens {
    private static final String ROUTE = "scheduling.token";

    private final TokenSql sql;
    private final QueueSql queues;
    private final WaitSql waits;
    private final VisitSql visits;
    private final TokenIssuing issuing;
    private final TokenNotices notices;
    private final Access access;
    private final Commands commands;
    private final ServiceDay day;

    Tokens(
            TokenSql sql,
            QueueSql queues,
            WaitSql waits,
            VisitSql visits,
            TokenIssuing issuing,
            TokenNotices notices,
            Access access,
            Commands commands,
            ServiceDay day) {
        this.sql = sql;
        this.queues = queues;
        this.waits = waits;
        this.visits = visits;
        this.issuing = issuing;
        this.notices = notices;
        this.access = access;
        this.commands = commands;
        this.day = day;
    }

    /**
     * Gives a person a place in a queue of the actor's facility and opens or joins her visit of the day. A person who holds
     * an active token there gets it again, so a second scan changes nothing.
     *
     * @param key of the submission: the same again answers with the same token
     * @throws Rejected QUEUE_FULL when the last place of a limited day is gone; QUEUE_CLOSED after close of day; PERSON_DIED
     */
    public Token issue(IssueToken wish, Actor by, String key) {
        var id = commands.once(key, by.user().value(), ROUTE, fingerprint(wish), () -> issueOnce(wish, by));
        return sql.find(new TokenId(UUID.fromString(id))).orElseThrow();
    }

    /** As {@link #issue}, for an order or a send-on that the calling module has already allowed. Joins its transaction. */
    @Transactional
    @OpenTo("pharmacy, lab and clinic, which have checked the order that leads to the queue")
    public Token issueFor(QueueId queue, PersonId person, Actor by) {
        return tell(issuing.issue(queue(queue), person, PriorityClass.NONE, by));
    }

    /** What the person waited for was done without a call: her place ends, so that the queue does not count her any more. */
    @Transactional
    @OpenTo("pharmacy, lab and clinic, whose act at the counter it is")
    public void served(QueueId id, PersonId person, Actor by) {
        var queue = queue(id);
        sql.active(id, day.of(queue.facility()), person)
                .flatMap(sql::lock)
                .filter(token -> token.progress().state().waits())
                .ifPresent(token -> issuing.serve(token, by));
    }

    /** The person gives up her place before she is served. */
    @Transactional
    public Token cancel(TokenId id, Actor by) {
        var token = sql.lock(id).orElseThrow(() -> new Rejected(UNKNOWN_TOKEN));
        access.require(by, Permission.TOKEN_ISSUE, queue(token.queue()).unit());
        return issuing.withdraw(token, by);
    }

    /** A token of the actor's facility. */
    @Transactional(readOnly = true)
    public Token fetch(TokenId id, Actor by) {
        var token = sql.find(id).orElseThrow(() -> new Rejected(UNKNOWN_TOKEN));
        access.require(by, Permission.PERSON_READ, queue(token.queue()).unit());
        return token;
    }

    /** The visit of the token with its Encounter; empty before the person of a later day has arrived. */
    @Transactional(readOnly = true)
    public Optional<Visit> visit(Token token, Actor by) {
        access.require(by, Permission.PERSON_READ, queue(token.queue()).unit());
        return Optional.ofNullable(token.visit()).flatMap(visits::find);
    }

    /** What the person stands for today at the actor's facility, newest last. */
    @Transactional(readOnly = true)
    public List<Token> today(PersonId person, Actor by) {
        access.require(by, Permission.PERSON_READ);
        return sql.ofPerson(person, by.facility(), day.of(by.facility()));
    }

    /** Where a token stands in its queue's own order. */
    @Transactional(readOnly = true)
    @OpenTo("whoever may see the token: the answer names nobody")
    public Position position(Token token) {
        var ahead = waits.ahead(token);
        var pace = waits.pace(token.queue(), token.serviceOn());
        return new Position(ahead, WaitEstimate.of(ahead, pace.lastServices(), pace.openPoints()));
    }

    /** The queues of the actor's facility. */
    @Transactional(readOnly = true)
    public List<Queue> queues(Actor by) {
        access.require(by, Permission.PERSON_READ);
        return queues.of(by.facility());
    }

    /** The queue the actor chose last at her place. */
    @Transactional(readOnly = true)
    public Optional<QueueId> lastQueue(Actor by) {
        access.require(by, Permission.TOKEN_ISSUE);
        return queues.lastChoice(by, QueueSql.Choice.QUEUE).map(QueueId::new);
    }

    private String issueOnce(IssueToken wish, Actor by) {
        var queue = queue(wish.queue());
        access.require(by, Permission.TOKEN_ISSUE, queue.unit());
        queues.remember(by, QueueSql.Choice.QUEUE, queue.id().value());
        return tell(issuing.issue(queue, wish.person(), wish.mark(), by)).id().toString();
    }

    private Token tell(Token token) {
        notices.issued(token, position(token));
        return token;
    }

    private Queue queue(QueueId id) {
        return queues.find(id).orElseThrow(() -> new Rejected(UNKNOWN_QUEUE));
    }

    private static String fingerprint(IssueToken wish) {
        return Commands.hash(wish.toString().getBytes(StandardCharsets.UTF_8));
    }
}
