package hims.pharmacy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.scheduling.Queue;
import hims.scheduling.QueueId;
import hims.scheduling.QueueLine;
import hims.scheduling.QueueLists;
import hims.scheduling.QueuePanel;
import hims.scheduling.ServiceKind;
import hims.scheduling.ServicePoint;
import hims.scheduling.ServicePoints;
import hims.scheduling.Token;
import hims.scheduling.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue of the facility's pharmacy: of {@code scheduling}, as every queue. */
@Component
class PharmacyQueue {
    private static final String OPEN = "/pharmacy/tokens/{token}";

    private final Tokens tokens;
    private final ServicePoints points;
    private final QueueLists lists;

    PharmacyQueue(Tokens tokens, ServicePoints points, QueueLists lists) {
        this.tokens = tokens;
        this.points = points;
        this.lists = lists;
    }

    /** A facility without a pharmacy queue gives no token; the prescription waits in the worklist all the same. */
    Optional<Token> join(PersonId patient, Actor by) {
        return queue(by).map(queue -> tokens.issueFor(queue, patient, by));
    }

    /** Whoever got her medicines waits for nothing more, called or not. */
    void served(PersonId patient, Actor by) {
        queue(by).ifPresent(queue -> tokens.served(queue, patient, by));
    }

    private Optional<QueueId> queue(Actor by) {
        return tokens.queues(by).stream()
                .filter(queue -> queue.service() == ServiceKind.PHARMACY)
                .map(Queue::id)
                .findFirst();
    }

    /**
     * The list beside the counter; empty while the actor has opened none.
     *
     * @param current whose medicines are on the page
     */
    Optional<QueuePanel> panel(@Nullable PersonId current, Actor by) {
        return points.mine(by).map(point -> panel(point, current, by));
    }

    private QueuePanel panel(ServicePoint point, @Nullable PersonId current, Actor by) {
        var token = lists.list(point.id(), by).lines().stream()
                .filter(line -> line.person().equals(current))
                .map(QueueLine::id)
                .findFirst()
                .orElse(null);
        return lists.panel(point.id(), OPEN, token, by);
    }
}
