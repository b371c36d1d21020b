package hims.scheduling;

import hims.access.PersonId;
import hims.platform.Fields;
import hims.platform.Parsed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The two choices of the desk: for which queue, and whether the person goes before others. */
final class TokenForm {
    /** A booking is known to the program itself; everything else the clerk sees or is shown. */
    static final List<PriorityClass> MARKS = Arrays.stream(PriorityClass.values())
            .filter(mark -> mark != PriorityClass.BOOKED)
            .toList();

    private TokenForm() {}

    /** As it is offered: with the queue of the last time. */
    static Fields offered(String queue) {
        return Fields.typed(Map.of("queue", queue, "mark", PriorityClass.NONE.name()));
    }

    static Parsed<IssueToken> parse(PersonId person, Fields in) {
        var queue = in.id("queue", QueueId::new).required();
        var mark = in.choice("mark", PriorityClass.class).check(MARKS::contains, "field.not-a-choice");
        return in.parse(() -> new IssueToken(queue.value(), person, mark.orElse(PriorityClass.NONE)));
    }
}
