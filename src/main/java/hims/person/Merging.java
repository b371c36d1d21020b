package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.MergePart.Held;
import hims.person.MergePart.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Moves what every module holds of one record to another and back, and proves the counts (PER-52, PER-54). */
@Component
class Merging {
    private final MergeSql merges;
    private final MergeParts parts;
    private final IdentityRows identity;
    private final PersonSql people;
    private final Enrolment enrolment;

    Merging(MergeSql merges, MergeParts parts, IdentityRows identity, PersonSql people, Enrolment enrolment) {
        this.merges = merges;
        this.parts = parts;
        this.identity = identity;
        this.people = people;
        this.enrolment = enrolment;
    }

    record Kind(String part, String kind) {}

    void merge(Merge merge, Person keep, Person merged, Actor by, Instant now) {
        people.sign(by, "merge " + merge.id(), "MERGE");
        parts.all().forEach(part -> move(part, merge, by));
        identity.merge(merge.id(), keep, merged, merge.choices(), now);
        enrolment.rewrite(keep.id(), false, by, now);
        enrolment.redirected(merged, keep.id(), by);
    }

    /** What was there is what moved and what stayed, at either end. */
    private void move(MergePart part, Merge merge, Actor by) {
        Map<String, Held> ofMerged = held(part, merge.merged());
        Map<String, Held> ofKeep = held(part, merge.keep());
        List<Moved> moved = part.move(merge.merged(), merge.keep(), by);
        Map<String, Held> left = held(part, merge.merged());
        Map<String, Held> there = held(part, merge.keep());
        for (Moved rows : moved) {
            String kind = rows.kind();
            int before = rows(ofMerged, kind);
            int many = rows.rows().size();
            if (rows(left, kind) != before - many || rows(there, kind) != rows(ofKeep, kind) + many) {
                throw new IllegalStateException("The merge lost rows of " + part.name() + " " + kind);
            }
            merges.keep(merge.id(), new MergeSql.MovedRows(part.name(), kind, before, rows.rows()));
        }
    }

    /** What was being written under the other number while it was merged follows to the survivor. @return how many rows */
    int follow(Merge merge, Actor by) {
        int rows = 0;
        for (MergePart part : parts.all()) {
            for (Moved moved : part.move(merge.merged(), merge.keep(), by)) {
                int many = moved.rows().size();
                if (many > 0) {
                    merges.keep(merge.id(), new MergeSql.MovedRows(part.name(), moved.kind(), many, moved.rows()));
                    rows += many;
                }
            }
        }
        return rows;
    }

    private static Map<String, Held> held(MergePart part, PersonId person) {
        return part.held(person).stream().collect(Collectors.toMap(Held::kind, Function.identity()));
    }

    private static int rows(Map<String, Held> held, String kind) {
        return Objects.requireNonNull(held.get(kind)).rows();
    }

    void unmerge(Merge merge, String why, Actor by, Instant now) {
        people.sign(by, "unmerge " + merge.id() + ": " + why, "MERGE");
        for (MergeSql.MovedRows moved : merges.moved(merge.id())) {
            parts.named(moved.part()).put(moved.kind(), moved.rows(), merge.keep(), merge.merged(), by);
        }
        identity.restore(merge.id(), merge.keep(), merge.merged());
        enrolment.rewrite(merge.keep(), false, by, now);
        enrolment.rewrite(merge.merged(), false, by, now);
    }

    /** What was recorded for the survivor after a merge, without what the merge itself moved there. */
    List<Recorded> since(Merge merge) {
        Instant done = merge.doneAt();
        var since = new ArrayList<Recorded>();
        if (done == null) {
            return since;
        }
        Map<Kind, Set<String>> moved = merges.moved(merge.id()).stream()
                .collect(Collectors.groupingBy(
                        rows -> new Kind(rows.part(), rows.kind()),
                        Collectors.flatMapping(rows -> rows.rows().stream(), Collectors.toSet())));
        for (MergePart part : parts.all()) {
            for (MergePart.Since row : part.since(merge.keep(), done)) {
                var kind = new Kind(part.name(), row.kind());
                if (!moved.getOrDefault(kind, Set.of()).contains(row.row())) {
                    since.add(new Recorded(kind, row.row(), row.at()));
                }
            }
        }
        return since;
    }

    record Recorded(Kind kind, String row, Instant at) {}

    void assign(Merge merge, Map<Kind, List<String>> rows, Actor by) {
        rows.forEach((kind, of) -> parts.named(kind.part()).put(kind.kind(), of, merge.keep(), merge.merged(), by));
    }
}
