package hims.person;

import hims.access.Actor;
import hims.access.Permission;
import hims.platform.Fields;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The numbers and papers that stand, by their ends. */
@Component
class PaperPanel implements Panel {
    private static final int LATE = 120;
    private final PaperSql papers;

    PaperPanel(PaperSql papers) {
        this.papers = papers;
    }

    @Override
    public int rank() {
        return LATE;
    }

    @Override
    public Optional<View> show(Person person, Actor by) {
        boolean adds = by.may(Permission.PERSON_REGISTER);
        var page = new PapersPage(person, person.isMasked() ? List.of() : papers.of(person.id()), adds, Fields.empty());
        return person.isMasked() || (page.papers().isEmpty() && !adds)
                ? Optional.empty()
                : Optional.of(new View("person.papers", "person/papers/_panel", page));
    }
}
