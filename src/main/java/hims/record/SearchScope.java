package hims.record;

import static java.util.stream.Collectors.toUnmodifiableSet;

import hims.access.PersonId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose facts a search may find. What lies outside is not there: neither in the rows nor in a count.
 *
 * @param persons only facts of these; null for anybody's and for what is about nobody
 * @param limit the only people whose facts the reader may see at all; null for everybody
 * @param errors facts entered in error too; never what was deleted
 */
public record SearchScope(
        Clearance clearance,
        @Nullable Set<PersonId> persons,
        @Nullable Set<PersonId> limit,
        boolean errors) {
    public SearchScope {
        persons = persons == null ? null : Set.copyOf(persons);
        limit = limit == null ? null : Set.copyOf(limit);
    }

    public static SearchScope everybody(Clearance clearance) {
        return new SearchScope(clearance, null, null, false);
    }

    public SearchScope of(Set<PersonId> only) {
        return new SearchScope(clearance, only, limit, errors);
    }

    public SearchScope withErrors() {
        return new SearchScope(clearance, persons, limit, true);
    }

    /** The same reader, looking for anybody's facts. */
    public SearchScope wide() {
        return new SearchScope(clearance, null, limit, errors);
    }

    /** Those whose facts are looked for, as far as they are known beforehand. */
    @Nullable
    Set<PersonId> known() {
        if (persons == null || limit == null) {
            return persons;
        }
        var allowed = limit;
        return persons.stream().filter(allowed::contains).collect(toUnmodifiableSet());
    }

    boolean includes(StoredResource found) {
        var person = found.person();
        return person == null || limit == null || limit.contains(person);
    }

    short hidden() {
        return (short) (clearance.secret() | Flags.DELETED | (errors ? 0 : Flags.ENTERED_IN_ERROR));
    }
}
