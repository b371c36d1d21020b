package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.MergePart.Held;
import hims.platform.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the pages of merges together. */
@Component
class MergeDesk {
    private final Merges merges;
    private final MergeSql sql;
    private final Merging merging;
    private final MergeParts parts;
    private final PersonSql people;

    MergeDesk(Merges merges, MergeSql sql, Merging merging, MergeParts parts, PersonSql people) {
        this.merges = merges;
        this.sql = sql;
        this.merging = merging;
        this.parts = parts;
        this.people = people;
    }

    @Transactional
    public MergesPage list(Actor by) {
        List<Merge> latest = merges.latest(by);
        List<PersonId> ids = latest.stream()
                .flatMap(merge -> Stream.of(merge.keep(), merge.merged()))
                .toList();
        Map<PersonId, Person> known = people.fetchAll(ids);
        Map<PersonId, HealthId> numbers = people.healthIds(ids);
        return new MergesPage(
                latest.stream().map(merge -> row(merge, known, numbers, true)).toList());
    }

    @Transactional
    public MergePage page(MergeId id, Fields in, Actor by) {
        Merge merge = merges.open(id, by);
        List<PersonId> ids = List.of(merge.keep(), merge.merged());
        Map<PersonId, Person> known = people.fetchAll(ids);
        return new MergePage(
                row(merge, known, people.healthIds(ids), false),
                Objects.requireNonNull(known.get(merge.merged())),
                merge.doneAt() == null ? planned(merge.merged()) : moved(merge),
                merge.status() == Merge.Status.UNMERGED ? since(merge) : List.of(),
                merge.askedBy().equals(by.user()),
                sql.later(id).isPresent(),
                in);
    }

    private static MergesPage.Row row(
            Merge merge, Map<PersonId, Person> known, Map<PersonId, HealthId> numbers, boolean masked) {
        Person keep = Objects.requireNonNull(known.get(merge.keep()));
        return new MergesPage.Row(
                merge, masked ? keep.masked() : keep, Objects.requireNonNull(numbers.get(merge.merged())));
    }

    private List<MergePage.Count> planned(PersonId merged) {
        var counts = new ArrayList<MergePage.Count>();
        for (MergePart part : parts.all()) {
            for (Held held : part.held(merged)) {
                if (held.rows() > 0) {
                    counts.add(new MergePage.Count(
                            key(part.name(), held.kind()),
                            held.stays() ? 0 : held.rows(),
                            held.stays() ? held.rows() : 0));
                }
            }
        }
        return counts;
    }

    private List<MergePage.Count> moved(Merge merge) {
        return sql.moved(merge.id()).stream()
                .filter(moved -> moved.before() > 0)
                .map(moved -> new MergePage.Count(
                        key(moved.part(), moved.kind()),
                        moved.rows().size(),
                        moved.before() - moved.rows().size()))
                .toList();
    }

    private List<MergePage.Later> since(Merge merge) {
        return merging.since(merge).stream()
                .map(row -> new MergePage.Later(
                        key(row.kind().part(), row.kind().kind()),
                        row.kind().part() + " " + row.kind().kind() + " " + row.row(),
                        row.at()))
                .toList();
    }

    static String key(String part, String kind) {
        return "merge." + part + "." + kind;
    }
}
