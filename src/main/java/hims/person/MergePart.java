package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a module holds of people, and how it is re-pointed when two records turn out to be one person (PER-52). Implemented as a bean
 * by each module for its own rows, called in the transaction of the merge; {@link MergeRowsSql} does it for plain tables. A row is
 * named by its key as text, so that the stored list of a merge gives back exactly what was moved (PER-54).
 */
public interface MergePart {

    /**
     * Rows of one kind.
     *
     * @param kind with the part's name a text key: {@code merge.scheduling.token}
     * @param stays rows that say what was then and lead to the survivor by themselves, as clinical facts
     */
    record Held(String kind, int rows, boolean stays) {}

    record Moved(String kind, List<String> rows) {
        public Moved {
            rows = List.copyOf(rows);
        }
    }

    /** Something recorded for the survivor after the merge, which a person must assign when it is taken back. */
    record Since(String kind, String row, Instant at) {}

    /** The module's name. */
    String name();

    /** In a fixed order, with kinds of which there are none. */
    List<Held> held(PersonId person);

    /** All that moves, of every kind. The officer's right was asked for, and the act is logged. */
    List<Moved> move(PersonId from, PersonId to, Actor by);

    /** Exactly these rows, if they still are at {@code from}. @return how many were */
    int put(String kind, Collection<String> rows, PersonId from, PersonId to, Actor by);

    /** Newest first, at most a hundred. */
    default List<Since> since(PersonId person, Instant moment) {
        return List.of();
    }

    /** Text keys of what forbids this merge now (PER-53). */
    default List<String> refusals(PersonId keep, PersonId merged) {
        return List.of();
    }

    /** Text keys of what a second officer must agree to. */
    default List<String> seconds(PersonId keep, PersonId merged) {
        return List.of();
    }

    /** Only whom there is something to say of. */
    default Map<PersonId, Set<Stake>> stakes(Collection<PersonId> people) {
        return Map.of();
    }
}
