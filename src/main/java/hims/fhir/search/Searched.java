package hims.fhir.search;

import hims.fhir.search.SearchResult.Entry;
import hims.fhir.search.SearchResult.Mode;
import hims.fhir.search.SearchResult.Warning;
import hims.platform.Vault;
import hims.record.Criterion;
import hims.record.RecordSearch;
import hims.record.SearchPosition;
import hims.record.SearchRequest;
import hims.record.StoredResource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search that has been understood.
 *
 * @param first its first page
 * @param warnings of what was not understood; more may be added
 */
record Searched(
        RecordSearch record,
        Vault vault,
        Clock clock,
        SearchRequest first,
        Wanted answer,
        SearchLink link,
        SearchContext context,
        List<Warning> warnings) {
    private static final int COUNTED = 1_000_000;
    private static final int ESTIMATED = 10_000;

    /** Where much of what is found may not be seen: how often, and how far, a page is looked for. */
    private static final int MOST_ROUNDS = 6;

    private static final int ROUND = 200;

    /** @param next where the following page begins; null for the last */
    private record Page(
            List<StoredResource> resources, @Nullable PageCursor next) {}

    SearchResult result() {
        if (answer.onlyTotal()) {
            return result(List.of(), record.count(first, COUNTED), null);
        }
        var cursor = answer.cursor().isEmpty() ? null : PageCursor.open(answer.cursor(), vault, link.search());
        var page = ofKnownPersons() ? page(cursor) : seen(cursor);
        var entries = new ArrayList<Entry>();
        page.resources().forEach(found -> entries.add(new Entry(found, Mode.MATCH)));
        included(page.resources()).forEach(found -> entries.add(new Entry(found, Mode.INCLUDE)));
        var next = page.next();
        return result(entries, total(page, cursor), next == null ? null : next.seal(vault, link.search()));
    }

    private boolean ofKnownPersons() {
        return first.scope().persons() != null || first.all().stream().anyMatch(Criterion.OfPersons.class::isInstance);
    }

    private Page page(@Nullable PageCursor cursor) {
        var asOf = cursor == null ? clock.instant() : cursor.asOf();
        var found = found(cursor, asOf, first.most());
        return new Page(
                found.resources(),
                found.more() ? new PageCursor(found.positions().getLast(), asOf) : null);
    }

    /**
     * What the reader may not see is left out, and the page filled with what comes after it. Where too little may be seen, the page is
     * short and the next one goes on: the work for one page has its bounds.
     */
    private Page seen(@Nullable PageCursor cursor) {
        var asOf = cursor == null ? clock.instant() : cursor.asOf();
        var kept = new ArrayList<StoredResource>();
        var from = cursor;
        for (var round = 1; ; round++) {
            var found = found(from, asOf, round == 1 ? first.most() : Math.max(ROUND, first.most()));
            var cut = keep(found.resources(), kept);
            var more = found.more() || cut < found.resources().size();
            from = more ? new PageCursor(found.positions().get(cut - 1), asOf) : null;
            if (from == null || kept.size() == first.most() || round == MOST_ROUNDS) {
                return new Page(kept, from);
            }
        }
    }

    /** @return how many of them were looked at until the page was full */
    private int keep(List<StoredResource> found, List<StoredResource> kept) {
        var seen = new HashSet<>(context.seen().apply(found));
        for (var at = 0; at < found.size(); at++) {
            if (seen.contains(found.get(at))) {
                kept.add(found.get(at));
                if (kept.size() == first.most()) {
                    return at + 1;
                }
            }
        }
        return found.size();
    }

    private RecordSearch.Page found(@Nullable PageCursor cursor, Instant asOf, int most) {
        var after = cursor == null ? null : cursor.position();
        if (answer.keys().isEmpty()) {
            return record.page(request(after, cursor != null && first.order().moves() ? asOf : null, most));
        }
        return record.sorted(request(null, asOf, most), answer.keys(), after);
    }

    private SearchRequest request(@Nullable SearchPosition after, @Nullable Instant asOf, int most) {
        return new SearchRequest(first.type(), first.all(), first.scope(), first.order(), after, asOf, most);
    }

    private List<StoredResource> included(List<StoredResource> found) {
        if (answer.includes().isEmpty()) {
            return List.of();
        }
        var includes = new Includes(record, first.scope().wide(), new ReferenceReader(record, context));
        var all = includes.of(found, answer.includes());
        if (includes.cut()) {
            warnings.add(
                    new Warning(SearchProblem.INCLUDES_CUT, java.util.Map.of("most", String.valueOf(Includes.MOST))));
        }
        return all;
    }

    /** A first page that is the last says it without counting. */
    private @Nullable Long total(Page page, @Nullable PageCursor cursor) {
        if (page.next() == null && cursor == null) {
            return (long) page.resources().size();
        }
        return switch (answer.total()) {
            case NONE -> null;
            case ESTIMATE -> record.count(first, ESTIMATED);
            case ACCURATE -> record.count(first, COUNTED);
        };
    }

    private SearchResult result(List<Entry> entries, @Nullable Long total, @Nullable String cursor) {
        return new SearchResult(
                List.copyOf(entries),
                total,
                context.base(),
                context.base() + link.self(answer.cursor()),
                cursor == null ? null : context.base() + link.next(cursor),
                List.copyOf(warnings),
                answer.shape(),
                ofKnownPersons());
    }
}
