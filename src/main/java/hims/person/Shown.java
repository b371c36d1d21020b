package hims.person;

import hims.access.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whom a search by description found, as it is kept beside the search: ids and reasons, nothing about the people. */
record Shown(
        List<Hit> hits,
        boolean more,
        List<String> spellings,
        @Nullable Pair twins) {
    record Hit(UUID person, List<Reason> reasons, boolean probable) {}

    record Pair(UUID one, UUID other) {}

    static Shown of(SearchResult result) {
        List<Hit> hits = result.matches().stream()
                .map(match -> new Hit(match.person().id().value(), match.reasons(), match.probable()))
                .toList();
        SearchResult.Twins twins = result.twins();
        Pair pair = twins == null
                ? null
                : new Pair(
                        twins.one().person().id().value(),
                        twins.other().person().id().value());
        return new Shown(hits, result.more(), result.spellings(), pair);
    }

    /** The same people as they are on record now. */
    SearchResult result(
            InquiryId inquiry,
            String typed,
            Filters filters,
            Query query,
            Function<Collection<PersonId>, Map<PersonId, Person>> people) {
        Map<PersonId, Person> known = people.apply(
                hits.stream().map(hit -> new PersonId(hit.person())).toList());
        List<Match> matches = hits.stream()
                .flatMap(hit -> Optional.ofNullable(known.get(new PersonId(hit.person())))
                        .map(person -> new Match(person.masked(), hit.reasons(), hit.probable()))
                        .stream())
                .toList();
        return new SearchResult(inquiry, typed, filters, query, matches, more, spellings, twins(matches));
    }

    private SearchResult.@Nullable Twins twins(List<Match> matches) {
        return twins == null
                ? null
                : find(twins.one(), matches)
                        .flatMap(one -> find(twins.other(), matches).map(other -> new SearchResult.Twins(one, other)))
                        .orElse(null);
    }

    private static Optional<Match> find(UUID person, List<Match> matches) {
        return matches.stream()
                .filter(match -> match.person().id().value().equals(person))
                .findFirst();
    }
}
