package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.scheduling.TokenSql.Numbered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes the next number of a queue and day under the lock of that day: numbers have no gap, the last place of a limited day
 * goes to one person, and a person has one active token there. Authority is the caller's business.
 */
@Component
class TokenIssuing {
    private final TokenSql sql;
    private final QueueSql queues;
    private final Registry registry;
    private final Visits visits;
    private final Priorities priorities;
    private final TokenMoves moves;
    private final ServiceDay day;
    private final Access access;
    private final ApplicationEventPublisher events;

    TokenIssuing(
            TokenSql sql,
            QueueSql queues,
            Registry registry,
            Visits visits,
            Priorities priorities,
            TokenMoves moves,
            ServiceDay day,
            Access access,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.queues = queues;
        this.registry = registry;
        this.visits = visits;
        this.priorities = priorities;
        this.moves = moves;
        this.day = day;
        this.access = access;
        this.events = events;
    }

    /** The first token of the person in this queue today, given now or before. */
    Token issue(Queue queue, PersonId id, PriorityClass mark, Actor by) {
        var person = registry.hold(id);
        if (person.status() == Person.Status.DECEASED) {
            throw new Rejected(PERSON_DIED);
        }
        var on = day.of(queue.facility());
        var visit = visits.open(queue, person.id(), on, by);
        var priority = priorities.of(person, mark, queue.facility(), on);
        return place(new Wish(queue, on, person.id(), visit, null, priority, null), by);
    }

    /** The same person in another queue, with the time she has already waited. */
    Token continueIn(Queue queue, Token ended, Actor by) {
        var priority = new Priority(ended.category(), ended.bonusMinutes());
        var on = ended.serviceOn();
        return place(new Wish(queue, on, ended.person(), ended.visit(), ended.id(), priority, ended.referenceAt()), by);
    }

    /** The first place of the next day; the visit opens when she arrives. */
    Token firstTomorrow(Queue queue, Token ended, Actor by) {
        var priority = new Priority(ended.category(), ended.bonusMinutes());
        var on = ended.serviceOn().plusDays(1);
        var opening = day.start(queue.facility(), on);
        return place(new Wish(queue, on, ended.person(), null, ended.id(), priority, opening), by);
    }

    Token withdraw(Token token, Actor by) {
        var withdrawn = moves.move(token, TokenAct.CANCELLED, null, (p, now) -> p.ended(TokenState.CANCELLED, now), by);
        queues.take(token.queue(), token.serviceOn(), -1);
        return withdrawn;
    }

    Token serve(Token token, Actor by) {
        return moves.move(token, TokenAct.DONE, null, Progress::done, by);
    }

    /** A person with a place from the day before has her visit from her arrival or first call on. */
    Token join(Token token, Queue queue, Actor by) {
        if (token.visit() != null) {
            return token;
        }
        sql.join(token.id(), visits.open(queue, token.person(), token.serviceOn(), by));
        return sql.find(token.id()).orElseThrow();
    }

    private record Wish(
            Queue queue,
            LocalDate on,
            PersonId person,
            @Nullable VisitId visit,
            @Nullable TokenId cameFrom,
            Priority priority,
            @Nullable Instant reference) {}

    private Token place(Wish wish, Actor by) {
        var today = queues.lock(wish.queue().id(), wish.on());
        var standing = sql.active(wish.queue().id(), wish.on(), wish.person()).flatMap(sql::find);
        if (standing.isPresent()) {
            return wish.visit() == null ? standing.get() : join(standing.get(), wish.queue(), by);
        }
        if (today.closed()) {
            throw new Rejected(QUEUE_CLOSED);
        }
        if (today.full()) {
            throw new Rejected(QUEUE_FULL, Map.of("places", today.taken()));
        }
        return insert(wish, by);
    }

    private Token insert(Wish wish, Actor by) {
        var id = new TokenId(Ids.next());
        var numbered = numbered(id, wish);
        sql.insert(numbered);
        sql.append(id, TokenAct.ISSUED, null, Progress.waiting(), numbered.issuedAt(), by);
        queues.take(wish.queue().id(), wish.on(), 1);
        access.log(by, Action.CREATE, "token", id, wish.person());
        queues.announce(wish.queue().id());
        events.publishEvent(new TokenIssued(id, wish.queue().id()));
        return sql.find(id).orElseThrow();
    }

    private Numbered numbered(TokenId id, Wish wish) {
        var queue = wish.queue();
        var prefix = queue.prefixOf(wish.priority().category());
        var now = day.now();
        var reference = wish.reference() == null ? now : wish.reference();
        return new Numbered(
                id,
                queue.id(),
                wish.on(),
                prefix,
                queues.number(queue.id(), wish.on(), prefix),
                wish.person(),
                wish.visit(),
                wish.cameFrom(),
                wish.priority().category(),
                wish.priority().minutes(),
                now,
                reference,
                wish.priority().effective(reference));
    }
}
