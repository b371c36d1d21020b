package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.ui.Chip;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All panels of the modules above, asked in order. */
@Component
class Panels {
    private final ObjectProvider<Panel> panels;

    Panels(ObjectProvider<Panel> panels) {
        this.panels = panels;
    }

    List<DrawnPanel> draw(Person person, Actor by) {
        return ordered().stream()
                .map(panel -> panel.show(person, by))
                .flatMap(Optional::stream)
                .map(DrawnPanel::new)
                .toList();
    }

    List<Chip> chips(Person person, Actor by) {
        return ordered().stream()
                .flatMap(panel -> panel.chips(person, by).stream())
                .toList();
    }

    /** The latest visit any module knows of. */
    Map<PersonId, Panel.LastVisit> lastVisits(Collection<PersonId> people) {
        var latest = new HashMap<PersonId, Panel.LastVisit>();
        ordered()
                .forEach(panel -> panel.lastVisits(people)
                        .forEach((person, visit) ->
                                latest.merge(person, visit, (a, b) -> a.on().isBefore(b.on()) ? b : a)));
        return latest;
    }

    Map<PersonId, Chip> marks(Collection<PersonId> people) {
        var marks = new HashMap<PersonId, Chip>();
        ordered().forEach(panel -> panel.marks(people).forEach(marks::putIfAbsent));
        return marks;
    }

    private List<Panel> ordered() {
        return panels.stream().sorted(Comparator.comparingInt(Panel::rank)).toList();
    }
}
