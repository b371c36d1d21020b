package hims.clinic;

import static hims.access.Permission.VITALS_RECORD;

import hims.access.Access;
import hims.access.Actor;
import hims.chart.Charts;
import hims.chart.PatientChart;
import hims.chart.Vitals;
import hims.person.Registry;
import hims.platform.Fields;
import hims.scheduling.Queue;
import hims.scheduling.QueueId;
import hims.scheduling.QueueLine;
import hims.scheduling.QueueLists;
import hims.scheduling.ServiceKind;
import hims.scheduling.TokenState;
import hims.scheduling.Tokens;
import hims.terminology.VitalRanges;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what the nurse sees before the doctor does: her department's queue and one person of it. */
@Component
class NurseDesk {
    private final Access access;
    private final Tokens tokens;
    private final QueueLists lists;
    private final Registry registry;
    private final Vitals vitals;
    private final Charts charts;
    private final VitalRanges ranges;
    private final Clock clock;

    NurseDesk(
            Access access,
            Tokens tokens,
            QueueLists lists,
            Registry registry,
            Vitals vitals,
            Charts charts,
            VitalRanges ranges,
            Clock clock) {
        this.access = access;
        this.tokens = tokens;
        this.lists = lists;
        this.registry = registry;
        this.vitals = vitals;
        this.charts = charts;
        this.ranges = ranges;
        this.clock = clock;
    }

    /** The queues of her hospital in which people wait for a doctor. */
    List<Queue> queues(Actor by) {
        access.require(by, VITALS_RECORD);
        return tokens.queues(by).stream()
                .filter(queue -> queue.service() == ServiceKind.CONSULTATION)
                .toList();
    }

    Optional<Queue> find(QueueId id, Actor by) {
        return queues(by).stream().filter(queue -> queue.id().equals(id)).findFirst();
    }

    NurseQueue queue(Queue queue, Actor by) {
        access.require(by, VITALS_RECORD);
        var lines = lists.present(queue.id(), by);
        var people = registry.fetchAll(lines.stream().map(QueueLine::person).toList());
        var visits =
                lines.stream().map(QueueLine::visit).filter(Objects::nonNull).toList();
        return new NurseQueue(queue, lines, people, vitals.taken(visits, by), clock.instant());
    }

    /** @param in what was typed; an empty form at first */
    VitalsPage page(Attendance patient, PatientChart chart, Fields in, Actor by) {
        var queue = find(patient.token().queue(), by).map(one -> queue(one, by));
        return new VitalsPage(patient, chart, queue, in, ranges);
    }

    PatientChart chart(Attendance patient, Actor by) {
        return charts.open(patient.patient(), by);
    }

    /** Who is to be measured next: the first of the order who waits and has not been. */
    Optional<QueueLine> next(QueueId id, Actor by) {
        return find(id, by).map(queue -> queue(queue, by)).flatMap(NurseQueue::next);
    }

    static boolean waits(QueueLine line) {
        return line.state() == TokenState.WAITING || line.state() == TokenState.SKIPPED;
    }
}
