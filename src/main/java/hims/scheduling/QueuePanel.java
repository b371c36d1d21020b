package hims.scheduling;

import hims.access.PersonId;
import hims.person.Person;
import hims.platform.ui.Chip;
import hims.platform.ui.QueueRow;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queue beside the work of a service point, for the template {@code scheduling/queue/_panel}.
 *
 * @param open the page of one person, with <code>{token}</code> as its last part; also where a call leads
 * @param current the token whose page this is
 */
public record QueuePanel(
        QueueList list,
        Map<PersonId, Person> people,
        String open,
        @Nullable TokenId current) {
    public QueuePanel {
        people = Map.copyOf(people);
    }

    public hims.platform.ui.Queue shown(Frame frame) {
        var rows = list.lines().stream().map(line -> row(line, frame)).toList();
        var count = frame.text("scheduling.waiting", list.waiting());
        return hims.platform.ui.Queue.of(title(frame), count, rows, foot(frame))
                .live("/scheduling/points/" + list.point().id() + "/events");
    }

    /** Who is called to this point and has not come yet. */
    public Optional<QueueLine> called() {
        return here(TokenState.CALLED);
    }

    public Optional<QueueLine> inService() {
        return here(TokenState.IN_SERVICE);
    }

    /** Whose turn it is now: the one called, else the one in service. */
    public Optional<QueueLine> now() {
        return called().or(this::inService);
    }

    public List<QueueLine> in(TokenState state) {
        return list.lines().stream().filter(line -> line.state() == state).toList();
    }

    public String name(QueueLine line, Frame frame) {
        var person = people.get(line.person());
        return person == null || person.confidential()
                ? frame.text("scheduling.name-restricted")
                : person.name().formal();
    }

    /** 71y M. */
    public String who(QueueLine line, Frame frame) {
        var person = people.get(line.person());
        if (person == null || person.confidential()) {
            return "";
        }
        var sex = frame.text("scheduling.sex." + person.sex().name());
        return person.birth() == null ? sex : frame.show().age(person.birth().middle()) + " " + sex;
    }

    /** Where an act leads after which nobody is open. */
    public String home() {
        return open.substring(0, open.indexOf("{token}")).replaceFirst("[/?][^/?]*$", "");
    }

    public String path(TokenId token) {
        return open.replace("{token}", token.toString());
    }

    private Optional<QueueLine> here(TokenState state) {
        return list.here().stream().filter(line -> line.state() == state).findFirst();
    }

    private String title(Frame frame) {
        return frame.text(
                "scheduling.point." + list.point().kind(), list.point().label());
    }

    private QueueRow row(QueueLine line, Frame frame) {
        var row = QueueRow.of(line.label(), who(line, frame), name(line, frame), note(line, frame), path(line.id()));
        if (line.category() != PriorityClass.NONE) {
            row = row.chips(Chip.of(Tone.ACCENT, frame.text("scheduling.class-short." + line.category())));
        }
        return line.id().equals(current) ? row.asCurrent() : row;
    }

    public String note(QueueLine line, Frame frame) {
        var at = frame.show().time(line.state() == TokenState.WAITING ? line.arrivedAt() : line.changedAt());
        return frame.text("scheduling.note." + line.state(), at);
    }

    private String foot(Frame frame) {
        var at = frame.text("ui.asof", frame.show().time(list.asOf()));
        return list.medianWait() == null ? at : at + " · " + frame.text("scheduling.median-wait", list.medianWait());
    }
}
