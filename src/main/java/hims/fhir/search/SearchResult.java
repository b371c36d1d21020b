package hims.fhir.search;

import static java.util.stream.Collectors.toUnmodifiableSet;

import hims.access.PersonId;
import hims.record.StoredResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total null when nobody asked for it
 * @param self the search as it was understood
 * @param next the following page; null on the last
 * @param ofKnownPersons the search named whose facts it looked for
 */
public record SearchResult(
        List<Entry> entries,
        @Nullable Long total,
        String base,
        String self,
        @Nullable String next,
        List<Warning> warnings,
        Shape shape,
        boolean ofKnownPersons) {
    public SearchResult with(List<Entry> others, @Nullable Long number) {
        return new SearchResult(others, number, base, self, next, warnings, shape, ofKnownPersons);
    }

    public enum Mode {
        MATCH,
        INCLUDE
    }

    public record Entry(StoredResource resource, Mode mode) {}

    /** Something that was not understood and left out. */
    public record Warning(SearchProblem problem, Map<String, String> facts) {}

    /** Everybody a fact of whom is in the page: each is audited. */
    public Set<PersonId> persons() {
        return entries.stream()
                .map(entry -> entry.resource().person())
                .filter(Objects::nonNull)
                .collect(toUnmodifiableSet());
    }
}
