package hims.fhir.search;

import hims.access.PersonId;
import hims.record.Clearance;
import hims.record.PersonSet;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who searches, and how.
 *
 * @param base address of the API without a slash at the end, for links
 * @param strict what is not understood is refused; else it is reported and left out
 * @param limit the only people whose facts this reader may see; null for everybody
 * @param types that the reader may look into, also in chains and what is included
 * @param seen those of what was found that may be shown, where the search does not name its people
 * @param compartment only facts of this person ({@code Patient/x/Observation}); null for all
 */
public record SearchContext(
        Clearance clearance,
        String base,
        boolean strict,
        @Nullable Set<PersonId> limit,
        @Nullable PersonSet compartment,
        People people,
        Predicate<ResourceType> types,
        UnaryOperator<List<StoredResource>> seen) {
    /** Of somebody who may see all that is found. */
    public SearchContext(
            Clearance clearance,
            String base,
            boolean strict,
            @Nullable Set<PersonId> limit,
            @Nullable PersonSet compartment,
            People people,
            Predicate<ResourceType> types) {
        this(clearance, base, strict, limit, compartment, people, types, UnaryOperator.identity());
    }

    public SearchContext within(PersonSet person) {
        return new SearchContext(clearance, base, strict, limit, person, people, types, seen);
    }
}
