package hims.scheduling;

import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Fields;
import hims.platform.Rejected;
import hims.scheduling.OwnTokens.Place;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tokens of one person at the desk. */
@Component
class TokenDesk {
    private final Tokens tokens;
    private final QueueSql queues;
    private final PointSql points;
    private final Registry registry;

    TokenDesk(Tokens tokens, QueueSql queues, PointSql points, Registry registry) {
        this.tokens = tokens;
        this.queues = queues;
        this.points = points;
        this.registry = registry;
    }

    TokenPanelPage page(Person person, Actor by) {
        var last = by.may(Permission.TOKEN_ISSUE) ? tokens.lastQueue(by) : Optional.<QueueId>empty();
        return page(person, TokenForm.offered(last.map(QueueId::toString).orElse("")), by);
    }

    /** With what was typed and is not right yet. */
    TokenPanelPage page(Person person, Fields in, Actor by) {
        var gives = by.may(Permission.TOKEN_ISSUE) && person.status() != Person.Status.DECEASED;
        var choices = gives ? tokens.queues(by) : List.<Queue>of();
        var places = tokens.today(person.id(), by).stream().map(this::place).toList();
        return new TokenPanelPage(person.id(), places, choices, gives, in);
    }

    Person person(PersonId id, Actor by) {
        return registry.fetch(id, by).masked();
    }

    /** The token the person already holds in the queue. */
    Optional<Token> held(IssueToken wish, Actor by) {
        return tokens.today(wish.person(), by).stream()
                .filter(token ->
                        token.queue().equals(wish.queue()) && token.state().active())
                .findFirst();
    }

    private Place place(Token token) {
        var queue = queues.find(token.queue()).orElseThrow(() -> new Rejected(SchedulingProblem.UNKNOWN_QUEUE));
        var point = Optional.ofNullable(token.progress().point()).flatMap(points::find);
        return new Place(token, queue, tokens.position(token), point);
    }
}
