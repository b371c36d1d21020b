package hims.clinic;

import hims.chart.PatientChart;
import hims.platform.ui.Moment;
import hims.platform.ui.Tab;
import hims.platform.web.Frame;
import hims.record.Timeline;
import hims.scheduling.QueueLine;
import hims.scheduling.QueuePanel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One person before her doctor: queue, banner, chart, workspace.
 *
 * @param queue empty while the doctor has opened no room
 * @param story a page of what happened, where that tab is open; else empty
 */
public record ConsultationPage(
        Attendance patient,
        PatientChart chart,
        Optional<QueuePanel> queue,
        Optional<Timeline> story,
        Workspace workspace) {

    public String path() {
        return workspace.path();
    }

    public String label() {
        return patient.token().label();
    }

    public List<Tab> tabs(Frame frame) {
        return List.of(
                Tab.of(frame.text("clinic.tab.summary"), path(), story.isEmpty()),
                Tab.of(frame.text("clinic.tab.story"), path() + "?tab=story", story.isPresent()));
    }

    /** Her line in the queue, while she stands in it. */
    public Optional<QueueLine> line() {
        return queue.stream()
                .flatMap(panel -> panel.list().lines().stream())
                .filter(line -> line.id().equals(patient.token().id()))
                .findFirst();
    }

    public List<Moment> moments(Frame frame) {
        return story.map(page -> page.entries().stream()
                        .map(entry -> Moment.of(
                                frame.show().date(entry.at()),
                                entry.what().text(),
                                frame.text("clinic.story." + entry.key().type().fhirName()),
                                entry.detail()))
                        .toList())
                .orElse(List.of());
    }

    /** How long a problem is known is said by its year. */
    public String year(Instant since, Frame frame) {
        return String.valueOf(since.atZone(frame.show().zone()).getYear());
    }

    /** Where older entries are; empty on the last page. */
    public String older() {
        return story.flatMap(Timeline::next)
                .map(cursor -> path() + "?tab=story&from=" + cursor.text())
                .orElse("");
    }
}
