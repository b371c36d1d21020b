package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UserId;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merges, and what each of them moved. */
@Repository
class MergeSql {
    private static final String INSERT = """
            insert into person.merge (id, pair, keep, merged, status, choices, keep_version, merged_version, why, seconds, asked_by,
                asked_by_name, asked_at)
            values (:id, :pair, :keep, :merged, 'PREVIEWED', :choices::text[], :keepVersion, :mergedVersion, :why, :seconds::text[],
                :by, :byName, :now)
            """;

    private static final String ROW_COLUMNS = """
            select m.id, m.pair, m.keep, m.merged, m.status, m.choices, m.keep_version, m.merged_version, m.why, m.seconds,
                m.asked_by, m.asked_by_name, m.asked_at, m.approved_by_name, m.approved_at, m.done_by_name, m.done_at,
                m.undone_by_name, m.undone_at, m.undone_why
            from person.merge m
            """;

    private static final String FIND = ROW_COLUMNS + " where m.id = :id";
    private static final String LOCK = ROW_COLUMNS + " where m.id = :id for update";

    private static final String LATEST = ROW_COLUMNS + """
            where m.status <> 'DROPPED'
            order by m.status in ('PREVIEWED', 'APPROVED') desc, coalesce(m.undone_at, m.done_at, m.asked_at) desc, m.id limit :most
            """;

    private static final String INTO = ROW_COLUMNS + """
            where m.keep = :person and m.status = 'DONE' order by m.place desc limit 50
            """;

    private static final String STANDING = ROW_COLUMNS + """
            where m.status = 'DONE' and m.done_at >= :since order by m.place limit 1000
            """;

    private static final String AWAITING = """
            select count(*) from person.merge where status = 'PREVIEWED' and cardinality(seconds) > 0
            """;

    private static final String DROP_OTHERS = """
            update person.merge set status = 'DROPPED'
            where pair = :pair and status in ('PREVIEWED', 'APPROVED') and id <> :id
            """;

    private static final String APPROVE = """
            update person.merge set status = 'APPROVED', approved_by = :by, approved_by_name = :byName, approved_at = :now
            where id = :id
            """;

    private static final String DROP = "update person.merge set status = 'DROPPED' where id = :id";

    private static final String COMPLETE = """
            update person.merge set status = 'DONE', done_by = :by, done_by_name = :byName, done_at = :now,
                place = nextval('person.merge_place')
            where id = :id
            """;

    private static final String UNDO = """
            update person.merge set status = 'UNMERGED', undone_by = :by, undone_by_name = :byName, undone_at = :now,
                undone_why = :why
            where id = :id
            """;

    private static final String LATER = """
            select l.id from person.merge l join person.merge m on m.id = :id
            where l.status = 'DONE' and l.place > m.place and (l.keep = m.keep or l.merged = m.keep)
            order by l.place desc limit 1
            """;

    private static final String KEEP_MOVED = """
            insert into person.merge_moved (merge, part, kind, before, rows, place)
            select :merge::uuid, :part::text, :kind::text, :before::integer, :rows::text[],
                (select count(*) from person.merge_moved m where m.merge = :merge and m.part = :part and m.kind = :kind)
            """;

    private static final String MOVED = """
            select part, kind, before, rows from person.merge_moved where merge = :merge order by part, kind, place
            """;

    private final JdbcClient jdbc;

    MergeSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param before how many the merged record had of this kind; those not in {@code rows} stayed */
    record MovedRows(String part, String kind, int before, List<String> rows) {}

    void insert(Merge merge, Actor by) {
        jdbc.sql(INSERT)
                .paramSource(Row.with("id", merge.id(), "pair", merge.pair(), "keep", merge.keep())
                        .and("merged", merge.merged())
                        .and(
                                "choices",
                                merge.choices().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toArray(String[]::new))
                        .and("keepVersion", merge.keepVersion())
                        .and("mergedVersion", merge.mergedVersion())
                        .and("why", merge.why())
                        .and("seconds", merge.seconds().toArray(String[]::new))
                        .and("by", by.user())
                        .and("byName", by.name())
                        .and("now", merge.askedAt()))
                .update();
    }

    Optional<Merge> find(MergeId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(MergeSql::merge).optional();
    }

    Optional<Merge> lock(MergeId id) {
        return jdbc.sql(LOCK).param("id", id.value()).query(MergeSql::merge).optional();
    }

    /** Those that wait first. */
    List<Merge> latest(int most) {
        return Rows.list(jdbc.sql(LATEST).param("most", most).query(MergeSql::merge));
    }

    /** Standing merges into this person, the last one first. */
    List<Merge> into(PersonId person) {
        return Rows.list(jdbc.sql(INTO).param("person", person.value()).query(MergeSql::merge));
    }

    /** In the order in which they were done. */
    List<Merge> standing(Instant since) {
        return Rows.list(
                jdbc.sql(STANDING).paramSource(Row.with("since", since)).query(MergeSql::merge));
    }

    int awaiting() {
        return Rows.one(jdbc.sql(AWAITING).query(Integer.class));
    }

    /** A new preview of a pair takes the place of an older one. */
    void dropOthers(PairId pair, MergeId id) {
        jdbc.sql(DROP_OTHERS).paramSource(Row.with("pair", pair, "id", id)).update();
    }

    void approve(MergeId id, Actor by, Instant now) {
        change(APPROVE, id, by, now, "");
    }

    void drop(MergeId id) {
        jdbc.sql(DROP).param("id", id.value()).update();
    }

    void complete(MergeId id, Actor by, Instant now) {
        change(COMPLETE, id, by, now, "");
    }

    void undo(MergeId id, String why, Actor by, Instant now) {
        change(UNDO, id, by, now, why);
    }

    private void change(String statement, MergeId id, Actor by, Instant now, String why) {
        jdbc.sql(statement)
                .paramSource(Row.with("id", id, "by", by.user(), "byName", by.name(), "now", now, "why", why))
                .update();
    }

    /** The last standing merge that touched the survivor after this one. */
    Optional<MergeId> later(MergeId id) {
        return jdbc.sql(LATER)
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .map(MergeId::new);
    }

    void keep(MergeId merge, MovedRows moved) {
        jdbc.sql(KEEP_MOVED)
                .paramSource(Row.with("merge", merge, "part", moved.part(), "kind", moved.kind())
                        .and("before", moved.before())
                        .and("rows", moved.rows().toArray(String[]::new)))
                .update();
    }

    List<MovedRows> moved(MergeId merge) {
        return Rows.list(jdbc.sql(MOVED)
                .param("merge", merge.value())
                .query((row, _) -> new MovedRows(
                        row.getString("part"), row.getString("kind"), row.getInt("before"), Rows.texts(row, "rows"))));
    }

    private static Merge merge(ResultSet row, int at) throws SQLException {
        return new Merge(
                new MergeId(id(row, "id")),
                new PairId(id(row, "pair")),
                new PersonId(id(row, "keep")),
                new PersonId(id(row, "merged")),
                Merge.Status.valueOf(row.getString("status")),
                Rows.texts(row, "choices").stream().map(Choice::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getInt("keep_version"),
                row.getInt("merged_version"),
                row.getString("why"),
                Rows.texts(row, "seconds"),
                new UserId(id(row, "asked_by")),
                row.getString("asked_by_name"),
                Objects.requireNonNull(Rows.instant(row, "asked_at")),
                row.getString("approved_by_name"),
                Rows.instant(row, "approved_at"),
                row.getString("done_by_name"),
                Rows.instant(row, "done_at"),
                row.getString("undone_by_name"),
                Rows.instant(row, "undone_at"),
                row.getString("undone_why"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Rows.uuid(row, column));
    }
}
