package hims.clinic;

import hims.access.PersonId;
import hims.chart.Vitals.Taken;
import hims.person.Person;
import hims.person.PersonText;
import hims.platform.ui.Chip;
import hims.platform.ui.QueueRow;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.scheduling.PriorityClass;
import hims.scheduling.Queue;
import hims.scheduling.QueueLine;
import hims.scheduling.TokenId;
import hims.scheduling.VisitId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A department's queue as the nurse sees it: who has been measured, who is next. */
public record NurseQueue(
        Queue queue, List<QueueLine> lines, Map<PersonId, Person> people, Map<VisitId, Taken> taken, Instant asOf) {
    public NurseQueue {
        lines = List.copyOf(lines);
        people = Map.copyOf(people);
        taken = Map.copyOf(taken);
    }

    public Optional<QueueLine> next() {
        return unmeasured().findFirst();
    }

    /** Who comes after the one who is being measured. */
    public Optional<QueueLine> nextAfter(TokenId current) {
        return unmeasured().filter(line -> !line.id().equals(current)).findFirst();
    }

    public String path(QueueLine line) {
        return path(line.id());
    }

    public hims.platform.ui.Queue shown(@Nullable TokenId current, Frame frame) {
        var rows = lines.stream().map(line -> row(line, current, frame)).toList();
        var left = unmeasured().count();
        return hims.platform.ui.Queue.of(
                queue.name(frame.language()),
                frame.text("clinic.to-measure", left),
                rows,
                frame.text("ui.asof", frame.show().time(asOf)));
    }

    private Stream<QueueLine> unmeasured() {
        return lines.stream()
                .filter(line -> NurseDesk.waits(line) && measured(line).isEmpty());
    }

    private QueueRow row(QueueLine line, @Nullable TokenId current, Frame frame) {
        var row = QueueRow.of(line.label(), who(line, frame), name(line, frame), note(line, frame), path(line.id()))
                .chips(chips(line, frame));
        return line.id().equals(current) ? row.asCurrent() : row;
    }

    private Chip[] chips(QueueLine line, Frame frame) {
        var chips = new ArrayList<Chip>();
        if (line.category() != PriorityClass.NONE) {
            chips.add(Chip.of(Tone.ACCENT, frame.text("scheduling.class-short." + line.category())));
        }
        measured(line)
                .filter(Taken::critical)
                .map(taken -> Chip.of(Tone.RED, "exclamation-triangle-fill", frame.text("clinic.critical")))
                .ifPresent(chips::add);
        return chips.toArray(Chip[]::new);
    }

    /** Since when she waits; once she was measured, when that was. */
    private String note(QueueLine line, Frame frame) {
        return measured(line)
                .map(taken -> frame.text("clinic.measured", frame.show().time(taken.at())))
                .orElseGet(() -> frame.text(
                        "scheduling.note." + line.state(), frame.show().time(since(line))));
    }

    private String name(QueueLine line, Frame frame) {
        var person = people.get(line.person());
        return person == null || person.confidential()
                ? frame.text("scheduling.name-restricted")
                : PersonText.name(person, frame);
    }

    private String who(QueueLine line, Frame frame) {
        var person = people.get(line.person());
        return person == null || person.confidential()
                ? ""
                : PersonText.age(person, frame) + " " + frame.text("scheduling.sex." + person.sex());
    }

    private Optional<Taken> measured(QueueLine line) {
        return Optional.ofNullable(line.visit()).map(taken::get);
    }

    private static Instant since(QueueLine line) {
        return switch (line.state()) {
            case WAITING -> line.arrivedAt();
            default -> line.changedAt();
        };
    }

    private static String path(TokenId token) {
        return "/clinic/vitals/" + token;
    }
}
