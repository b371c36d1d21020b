package hims.scheduling;

import hims.access.PersonId;
import hims.person.Person;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The close of a queue's day: everybody who still holds a token, and what is to become of her (SCH-26).
 *
 * @param people those of them whom the registry shows
 */
public record DayPage(Queue queue, List<QueueLine> lines, Map<PersonId, Person> people, Fields in) {
    public DayPage {
        lines = List.copyOf(lines);
        people = Map.copyOf(people);
    }

    public String path() {
        return "/scheduling/queues/" + queue.id() + "/closures";
    }

    /** Nothing is chosen beforehand: each answer is somebody's day. */
    public Input what(QueueLine line, Frame frame) {
        var options = Arrays.stream(Resolution.values())
                .map(one -> new Option(one.name(), frame.text("scheduling.resolution." + one)))
                .toList();
        return Input.select(DayPages.field(line.id()), line.label() + " · " + name(line, frame), options)
                .hint(frame.text("scheduling.state." + line.state()))
                .in(in, frame);
    }

    private String name(QueueLine line, Frame frame) {
        var person = people.get(line.person());
        return person == null || person.confidential()
                ? frame.text("scheduling.name-restricted")
                : person.name().formal();
    }
}
