package hims.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param all what every resource found must meet
 * @param after where the page before ended; null for the first
 * @param asOf for orders that move, from the second page on: what was changed since this moment is found as it was then, so
 *     that it is neither skipped nor repeated
 * @param most of the page
 */
public record SearchRequest(
        ResourceType type,
        List<Criterion> all,
        SearchScope scope,
        SearchOrder order,
        @Nullable SearchPosition after,
        @Nullable Instant asOf,
        int most) {
    public SearchRequest {
        all = List.copyOf(all);
    }

    public static SearchRequest of(ResourceType type, List<Criterion> all, SearchScope scope, int most) {
        return new SearchRequest(type, all, scope, SearchOrder.STORED, null, null, most);
    }

    SearchRequest most(int number) {
        return new SearchRequest(type, all, scope, order, after, asOf, number);
    }
}
