package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.ui.Chip;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a module above shows about a person on the registry's own pages: a panel of the hub, a chip of the banner, a mark in a search
 * result. Implemented as a bean; called in the reader's transaction after the registry has checked and logged the read.
 */
public interface Panel {

    /**
     * A part of the hub page.
     *
     * @param titleKey text key of its heading
     * @param template of {@code src/main/jte} without ending, with the parameters {@code frame} and {@code page}, this record
     */
    record View(String titleKey, String template, Record page) {}

    /** Where and when somebody was seen last. */
    record LastVisit(UnitId facility, LocalDate on) {}

    /** Smaller comes first: token 10, card 20, then the rest. */
    default int rank() {
        return 100;
    }

    /** Empty where there is nothing for this reader. */
    default Optional<View> show(Person person, Actor by) {
        return Optional.empty();
    }

    default List<Chip> chips(Person person, Actor by) {
        return List.of();
    }

    /** One statement for the whole list; only whom there is something to say of. */
    default Map<PersonId, LastVisit> lastVisits(Collection<PersonId> people) {
        return Map.of();
    }

    /** A chip in the row of a search result, as of a lost card; one statement for the whole list. */
    default Map<PersonId, Chip> marks(Collection<PersonId> people) {
        return Map.of();
    }
}
