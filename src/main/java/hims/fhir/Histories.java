package hims.fhir;

import static hims.fhir.Interaction.*;

import hims.audit.Action;
import hims.platform.ChangeFeed;
import hims.record.RecordStore;
import hims.record.RecordStore.Changed;
import hims.record.StoredResource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What happened to one resource, to a type, to all: newest first. A page of one resource goes on below a version, the others
 * along the order of changes, so that nothing is skipped or shown twice while others write.
 */
@Component
class Histories implements Offers {
    private static final int USUAL = 20;
    private static final int MOST = 200;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,19})\\.(\\d{1,19})");

    private final Reading reading;
    private final Reads reads;
    private final RecordStore store;

    Histories(Reading reading, Reads reads, RecordStore store) {
        this.reading = reading;
        this.reads = reads;
        this.store = store;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.on(Types.VERSIONED, HISTORY_INSTANCE, this::ofOne)
                .on(Types.VERSIONED, HISTORY_TYPE, this::ofMany)
                .onSystem(HISTORY_SYSTEM, this::ofMany);
    }

    private Answer ofOne(Call call) {
        var current = reading.fetch(call.by(), call.on(), call.id());
        var size = call.query().number("_count", 1, MOST, USUAL);
        var below = call.query().number("_cursor", 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        var versions = store.versions(current.key(), below, size + 1);
        var page = versions.stream().limit(size).toList();
        var next = versions.size() > size ? Integer.toString(page.getLast().version()) : "";
        var what = current.key().reference() + "/_history";
        return bundle(call, reads.release(call.by(), page, Action.READ, what), next);
    }

    /** What the reader may not know of is left out, so that a page may be short, or empty, and yet have a next one. */
    private Answer ofMany(Call call) {
        var size = call.query().number("_count", 1, MOST, USUAL);
        var changes = store.changes(call.type(), cursor(call), size + 1);
        var page = changes.stream().limit(size).toList();
        var found = page.stream().flatMap(change -> version(change).stream()).toList();
        var what = (call.type() == null ? "" : call.on().fhirName() + "/") + "_history";
        var next = changes.size() > size ? text(page.getLast().at()) : "";
        return bundle(call, reads.release(call.by(), found, Action.SEARCH, what), next);
    }

    private Optional<StoredResource> version(Changed change) {
        return store.version(change.key(), change.version())
                .filter(found -> Types.VERSIONED.contains(found.key().type()));
    }

    private static ChangeFeed.Cursor cursor(Call call) {
        var given = call.query().first("_cursor").orElse("");
        if (given.isEmpty()) {
            return ChangeFeed.Cursor.END;
        }
        var match = CURSOR.matcher(given);
        if (!match.matches() || tooLong(match.group(1)) || tooLong(match.group(2))) {
            throw Query.refused("_cursor");
        }
        return new ChangeFeed.Cursor(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
    }

    private static boolean tooLong(String digits) {
        return new java.math.BigInteger(digits).bitLength() > 63;
    }

    private static String text(ChangeFeed.Cursor at) {
        return at.txid() + "." + at.seq();
    }

    private static Answer bundle(Call call, List<StoredResource> versions, String next) {
        var bundle = new BundleWriter("history");
        var path = call.base()
                + (call.type() == null ? "" : "/" + call.on().fhirName())
                + (call.id().isEmpty() ? "" : "/" + call.id()) + "/_history";
        bundle.link("self", path + count(call, "?"));
        if (!next.isEmpty()) {
            bundle.link("next", path + "?_cursor=" + next + count(call, "&"));
        }
        versions.forEach(version -> bundle.version(call.base(), version));
        return Answer.ok(bundle.bytes());
    }

    private static String count(Call call, String sign) {
        return call.query()
                .first("_count")
                .map(count -> sign + "_count=" + count)
                .orElse("");
    }
}
