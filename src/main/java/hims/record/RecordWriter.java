package hims.record;

import static java.util.Objects.requireNonNull;

import hims.access.Actor;
import hims.platform.Change;
import hims.platform.ChangeFeed;
import hims.platform.Rejected;
import hims.record.RecordSql.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The write path: shape, check, claim identifiers, extract, store, tell the change feed. */
@Component
class RecordWriter {
    private static final int ROWS_A_STATEMENT = 500;

    private final RecordSql sql;
    private final RecordIndex index;
    private final TargetCheck targets;
    private final ChangeFeed changes;
    private final Clock clock;
    private final SearchParameters parameters;
    private final Contents contents;

    RecordWriter(
            RecordSql sql,
            RecordIndex index,
            TargetCheck targets,
            ChangeFeed changes,
            SearchParameters parameters,
            Contents contents,
            Clock clock) {
        this.sql = sql;
        this.index = index;
        this.targets = targets;
        this.changes = changes;
        this.parameters = parameters;
        this.contents = contents;
        this.clock = clock;
    }

    List<Recorded> create(List<Draft> drafts, Actor by, Instant recordedAt) {
        return create(drafts, Set.of(), by, recordedAt);
    }

    /** @param announced what the same transaction writes besides, so that references to it are good */
    List<Recorded> create(List<Draft> drafts, Set<ResourceKey> announced, Actor by, Instant recordedAt) {
        return apart(drafts, recordedAt, by, all -> createAll(all, announced, by, recordedAt));
    }

    /** What attachments hold is written after those that were: a duplicate leaves nothing. */
    private List<Recorded> apart(
            List<Draft> drafts, Instant at, Actor by, Function<List<Draft>, List<Recorded>> write) {
        try (var attachments = Attachments.of(drafts, at)) {
            var all = write.apply(attachments.drafts());
            for (var moved : attachments.moved()) {
                var recorded = all.get(moved.of());
                if (recorded.first()) {
                    var binary = moved.binary();
                    var holds = binary == null
                            ? recorded
                            : createAll(List.of(binary), Set.of(), by, at).getFirst();
                    var person = attachments.drafts().get(moved.of()).person();
                    contents.put(holds.key(), holds.version(), person, moved.content());
                }
            }
            return all;
        }
    }

    private List<Recorded> createAll(List<Draft> drafts, Set<ResourceKey> announced, Actor by, Instant recordedAt) {
        var at = Prepared.stamp(recordedAt);
        var batch = drafts.stream().map(draft -> Prepared.of(draft, at)).toList();
        var answers = new HashMap<ResourceKey, Recorded>();
        var duplicates = index.claim(batch, parameters);
        batch = follow(batch, duplicates);
        check(batch, announced);
        var fresh = batch.stream()
                .filter(prepared -> !duplicates.containsKey(prepared.key()))
                .map(prepared -> version(prepared, 1, at, by))
                .toList();
        insert(fresh, at);
        duplicates.forEach((key, first) -> answers.put(key, answerOf(first))); // which may be of this very batch
        fresh.forEach(version -> answers.put(version.key(), new Recorded(version.key(), 1, at, true)));
        return batch.stream().map(prepared -> answers.get(prepared.key())).toList();
    }

    Recorded put(Draft draft, Actor by, Instant now) {
        var key = Prepared.of(draft, now).key();
        return sql.keep(key, Prepared.stamp(now))
                .map(current -> replace(current, draft, Set.of(), by))
                .orElseGet(() -> create(List.of(draft), by, now).getFirst());
    }

    Recorded revise(PersonSet people, ResourceKey key, Actor by, Function<StoredResource, ObjectNode> change) {
        return revise(key, Set.of(), by, current -> {
            if (!people.includes(current.person())) {
                throw new Rejected(RecordProblem.RESOURCE_NOT_FOUND);
            }
            return new Draft(people.ledBy(requireNonNull(current.person())), change.apply(current), key.id());
        });
    }

    /** @param change makes the next version from the current one, which is locked meanwhile and may be a deleted one */
    Recorded revise(ResourceKey key, Set<ResourceKey> announced, Actor by, Function<StoredResource, Draft> change) {
        var current = sql.keep(key, Prepared.stamp(clock.instant()))
                .orElseThrow(() -> new Rejected(RecordProblem.RESOURCE_NOT_FOUND));
        return replace(current, change.apply(current), announced, by);
    }

    /** The next version says that there is nothing any more; what was there stays in the history. */
    Recorded delete(ResourceKey key, Actor by, Consumer<StoredResource> check) {
        var current = sql.keep(key, Prepared.stamp(clock.instant()))
                .orElseThrow(() -> new Rejected(RecordProblem.RESOURCE_NOT_FOUND));
        check.accept(current);
        var people = current.person() == null ? null : PersonSet.of(current.person());
        var nothing = new Prepared(key, current.name(), people, FhirJson.object());
        var at = after(current);
        var version = new Version(
                key,
                current.person(),
                current.version() + 1,
                at,
                Extract.deleted(current),
                nothing.body(current.version() + 1, at, by));
        return store(current, version);
    }

    private Recorded replace(StoredResource current, Draft draft, Set<ResourceKey> announced, Actor by) {
        return apart(List.of(draft), clock.instant(), by, all -> {
                    var next = Prepared.of(all.getFirst(), current.at());
                    check(List.of(next), announced);
                    return List.of(store(current, version(next, current.version() + 1, after(current), by)));
                })
                .getFirst();
    }

    private Recorded store(StoredResource current, Version version) {
        sql.replace(version);
        index.replace(Extract.of(version.key().type(), version.person(), current.parse(), parameters), version);
        announce(List.of(version));
        return new Recorded(version.key(), version.number(), version.at(), true);
    }

    private Instant after(StoredResource current) {
        var now = Prepared.stamp(clock.instant());
        return now.isAfter(current.at()) ? now : current.at().plusMillis(1);
    }

    private void insert(List<Version> versions, Instant at) {
        for (var from = 0; from < versions.size(); from += ROWS_A_STATEMENT) {
            var rows = versions.subList(from, Math.min(from + ROWS_A_STATEMENT, versions.size()));
            sql.insert(rows, at);
            index.add(rows);
            announce(rows);
        }
    }

    private void announce(List<Version> versions) {
        changes.append(versions.stream()
                .map(v -> new Change(
                        v.key().bucket(), v.key().type().number(), v.key().id().value(), v.number()))
                .toList());
    }

    private void check(List<Prepared> batch, Set<ResourceKey> announced) {
        var now = clock.instant();
        batch.forEach(prepared -> prepared.check(now));
        targets.check(batch, announced);
    }

    private Version version(Prepared prepared, int number, Instant at, Actor by) {
        var extract = Extract.of(prepared.key().type(), prepared.person(), prepared.resource(), parameters);
        return new Version(prepared.key(), prepared.person(), number, at, extract, prepared.body(number, at, by));
    }

    /** A duplicate is dropped: what refers to it shall refer to the first. */
    private static List<Prepared> follow(List<Prepared> batch, Map<ResourceKey, ResourceKey> duplicates) {
        if (duplicates.isEmpty()) {
            return batch;
        }
        var own = batch.stream().map(Prepared::ownCopy).toList();
        own.forEach(prepared -> prepared.eachReference(reference -> {
            var target = ResourceKey.find(reference.path("reference").asString());
            target.map(duplicates::get).ifPresent(first -> reference.put("reference", first.reference()));
        }));
        return own;
    }

    private Recorded answerOf(ResourceKey first) {
        return sql.find(first)
                .map(stored -> new Recorded(first, stored.version(), stored.at(), false))
                .orElseThrow(
                        () -> new IllegalStateException("An identifier without its resource: " + first.reference()));
    }
}
