package hims.record;

import hims.access.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One human being under all her ids: the one that survives and those merged into it (REC-6). Given by {@code person}. */
public record PersonSet(PersonId survivor, List<PersonId> merged) {
    public PersonSet {
        merged = List.copyOf(merged);
    }

    public static PersonSet of(PersonId only) {
        return new PersonSet(only, List.of());
    }

    public List<PersonId> all() {
        return Stream.concat(Stream.of(survivor), merged.stream()).toList();
    }

    boolean includes(@Nullable PersonId person) {
        return survivor.equals(person) || (person != null && merged.contains(person));
    }

    /** The same set, seen from one of its members. */
    PersonSet ledBy(PersonId member) {
        return new PersonSet(
                member, all().stream().filter(other -> !other.equals(member)).toList());
    }
}
