package hims.record;

import hims.access.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks of a resource: a closed tree. {@link SearchConditions} narrows by the index, {@link Match} decides on the
 * values; where both say the same, the values are not read.
 */
public sealed interface Criterion {

    /** Any of the tests holds for any value. */
    record Codes(SearchParameter parameter, List<CodeTest> anyOf) implements Criterion {}

    /**
     * @param system null for any, empty for none
     * @param code empty for any of the system
     */
    record CodeTest(@Nullable String system, String code) {}

    /** Identifiers by their type, {@code Identifier.type}. */
    record TypedIdentifiers(SearchParameter parameter, List<IdentifierTest> anyOf) implements Criterion {}

    record IdentifierTest(String system, String code, String value) {}

    /**
     * Words in the narrative, or anywhere, from the beginning of a word.
     *
     * @param anyOf of each alternative all words must be there
     */
    record Prose(boolean narrative, List<List<String>> anyOf) implements Criterion {}

    /** Words of a code or of its display, from the beginning of a word. */
    record CodeWords(SearchParameter parameter, List<String> anyOf) implements Criterion {}

    /** @param anyOf {@code Type/id} or a URL */
    record References(SearchParameter parameter, Set<String> anyOf) implements Criterion {}

    /** References that name their target by an identifier. */
    record ReferenceIdentifiers(SearchParameter parameter, List<CodeTest> anyOf) implements Criterion {}

    /** Facts of any of these ids of people: what {@code patient=} means for all types that are about somebody. */
    record OfPersons(Set<PersonId> persons) implements Criterion {
        public OfPersons {
            persons = Set.copyOf(persons);
        }
    }

    record Words(SearchParameter parameter, WordMode mode, List<String> anyOf) implements Criterion {}

    enum WordMode {
        /** Without regard to case and accents. */
        STARTS,
        CONTAINS,
        /** Letter by letter. */
        EXACT
    }

    record Times(SearchParameter parameter, List<TimeTest> anyOf) implements Criterion {}

    /** Half-open. */
    record TimeTest(Prefix prefix, Instant from, Instant until) {}

    record Amounts(SearchParameter parameter, List<AmountTest> anyOf) implements Criterion {}

    /**
     * @param low with high what the number means to its last digit: 5.4 is from 5.35 to 5.45
     * @param system null for any
     * @param unit code or name of the unit; empty for any
     */
    record AmountTest(
            Prefix prefix,
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            @Nullable String system,
            String unit) {}

    record Uris(SearchParameter parameter, UriMode mode, List<String> anyOf) implements Criterion {}

    enum UriMode {
        EXACT,
        /** The value lies below the one asked. */
        BELOW,
        ABOVE
    }

    record Missing(SearchParameter parameter, boolean missing) implements Criterion {}

    record Ids(Set<UUID> ids) implements Criterion {}

    record Updated(List<TimeTest> anyOf) implements Criterion {}

    record AnyOf(List<Criterion> criteria) implements Criterion {}

    record All(List<Criterion> criteria) implements Criterion {}

    record Not(Criterion criterion) implements Criterion {}

    /**
     * Parts that hold within the same element.
     *
     * @param anyOf for each alternative one criterion for each component
     */
    record Together(SearchParameter parameter, List<List<Criterion>> anyOf) implements Criterion {}

    /** Within so many metres of a point on earth. */
    record Near(double latitude, double longitude, double metres) implements Criterion {}

    enum Prefix {
        EQ,
        NE,
        GT,
        LT,
        GE,
        LE,
        /** Starts after. */
        SA,
        /** Ends before. */
        EB,
        /** About: within a tenth. */
        AP
    }
}
