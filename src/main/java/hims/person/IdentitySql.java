package hims.person;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registry's own rows of two people: what a merge does to them, as they were before, and back again. */
@Repository
class IdentitySql {
    /** Times in the text of a row read the same wherever the program runs. */
    private static final String IN_UTC = "select set_config('TimeZone', 'UTC', true)";

    private static final String FAMILY = """
            select id from person.person where id = any(:ids) or survivor_id = any(:ids) order by id
            """;

    private static final String ROWS = """
            select kind, id, body from (
                select 'person' as kind, p.id, to_jsonb(p)::text as body from person.person p where p.id = any(:ids)
                union all
                select 'name', n.id, to_jsonb(n)::text from person.name n where n.person_id = any(:ids)
                union all
                select 'phone', h.id, to_jsonb(h)::text from person.phone h where h.person_id = any(:ids)
                union all
                select 'address', a.id, to_jsonb(a)::text from person.address a where a.person_id = any(:ids)
                union all
                select 'relation', r.id, to_jsonb(r)::text from person.relation r
                where r.person_id = any(:ids) or r.other_id = any(:ids)
                union all
                select 'identifier', i.id, to_jsonb(i)::text from person.identifier i where i.person_id = any(:ids)) as own
            order by kind, id
            """;

    private static final String TAKE_FACTS = """
            update person.person k set
                sex = case when :sex or k.sex = 'UNKNOWN' then m.sex else k.sex end,
                gender = case when :sex or k.gender is null then m.gender else k.gender end,
                birth_from = case when :birth or k.birth_from is null then m.birth_from else k.birth_from end,
                birth_to = case when :birth or k.birth_from is null then m.birth_to else k.birth_to end,
                birth_precision = case when :birth or k.birth_from is null then m.birth_precision else k.birth_precision end,
                language = case when :language then m.language else k.language end,
                died_on = coalesce(k.died_on, m.died_on),
                confidential = k.confidential or m.confidential,
                status = case when 'DECEASED' in (k.status, m.status) then 'DECEASED'
                    when 'VERIFIED' in (k.status, m.status) then 'VERIFIED'
                    when 'SELF_DECLARED' in (k.status, m.status) then 'SELF_DECLARED' else k.status end,
                version = k.version + 1
            from person.person m where k.id = :keep and m.id = :merged
            """;

    private static final String REDIRECT = """
            update person.person set status = 'MERGED', survivor_id = :keep, version = version + 1 where id = :merged
            """;

    private static final String FLATTEN = """
            update person.person set survivor_id = :keep, version = version + 1 where survivor_id = :merged
            """;

    private static final String ALIAS = """
            insert into person.name (id, person_id, use, given, family, native, since)
            values (:id, :person, 'ALIAS', :given, :family, :inScript, :now)
            """;

    private static final String MOVE_PHONES = """
            update person.phone h set person_id = :keep
            where h.person_id = :merged and h.until is null and not exists (select 1 from person.phone mine
                where mine.person_id = :keep and mine.number = h.number and mine.until is null)
            """;

    private static final String MOVE_IDENTIFIERS = """
            update person.identifier i set person_id = :keep
            where i.person_id = :merged and not exists (select 1 from person.identifier mine
                where mine.person_id = :keep and mine.system = i.system and mine.value = i.value and i.status <> 'VERIFIED')
            """;

    private static final String END_RELATIVES = """
            update person.relation set until = :now where person_id = :keep and until is null
            """;

    private static final String MOVE_RELATIVES = """
            update person.relation r set person_id = :keep
            where r.person_id = :merged and r.until is null and not exists (select 1 from person.relation mine
                where mine.person_id = :keep and mine.until is null and mine.kind = r.kind
                    and (r.other_id is null or mine.other_id = r.other_id))
            """;

    private static final String POINT_AT = """
            update person.relation set other_id = :keep where other_id = :merged and person_id <> :keep
            """;

    private static final String KEEP_ROW = """
            insert into person.merge_row (merge, kind, row_id, before, after)
            values (:merge, :kind, :row, :before::jsonb, :after::jsonb)
            """;

    private static final String KEPT = """
            select kind, row_id, before::text as before, after::text as after
            from person.merge_row where merge = :merge order by kind, row_id
            """;

    private static final String PUT_PERSON = """
            update person.person p set survivor_id = b.survivor_id, status = b.status, sex = b.sex, gender = b.gender,
                birth_from = b.birth_from, birth_to = b.birth_to, birth_precision = b.birth_precision, died_on = b.died_on,
                confidential = b.confidential, language = b.language, version = b.version
            from jsonb_populate_record(null::person.person, :body::jsonb) as b where p.id = :id and b.id = p.id
            """;

    private static final String DROP_NAME = "delete from person.name where id = :id";
    private static final String DROP_PHONE = "delete from person.phone where id = :id";
    private static final String DROP_ADDRESS = "delete from person.address where id = :id";
    private static final String DROP_RELATION = "delete from person.relation where id = :id";
    private static final String DROP_IDENTIFIER = "delete from person.identifier where id = :id";

    private static final String PUT_NAME =
            "insert into person.name select (jsonb_populate_record(null::person.name, :body::jsonb)).*";
    private static final String PUT_PHONE =
            "insert into person.phone select (jsonb_populate_record(null::person.phone, :body::jsonb)).*";
    private static final String PUT_ADDRESS =
            "insert into person.address select (jsonb_populate_record(null::person.address, :body::jsonb)).*";
    private static final String PUT_RELATION =
            "insert into person.relation select (jsonb_populate_record(null::person.relation, :body::jsonb)).*";
    private static final String PUT_IDENTIFIER =
            "insert into person.identifier select (jsonb_populate_record(null::person.identifier, :body::jsonb)).*";

    private static final Map<String, String> DROPS = Map.of(
            "name", DROP_NAME,
            "phone", DROP_PHONE,
            "address", DROP_ADDRESS,
            "relation", DROP_RELATION,
            "identifier", DROP_IDENTIFIER);

    private static final Map<String, String> PUTS = Map.of(
            "name", PUT_NAME,
            "phone", PUT_PHONE,
            "address", PUT_ADDRESS,
            "relation", PUT_RELATION,
            "identifier", PUT_IDENTIFIER);

    private final JdbcClient jdbc;

    IdentitySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row by its table and id. */
    record RowId(String kind, UUID row) {}

    /** @param before null for a row that the merge made, {@code after} for one that it took away */
    record Changed(
            RowId key, @Nullable String before, @Nullable String after) {}

    /** Both, and who was merged into either before. */
    List<UUID> family(PersonId keep, PersonId merged) {
        return Rows.list(jdbc.sql(FAMILY)
                .param("ids", new UUID[] {keep.value(), merged.value()})
                .query(UUID.class));
    }

    Map<RowId, String> rows(Collection<UUID> people) {
        jdbc.sql(IN_UTC).query(String.class).single();
        var rows = new LinkedHashMap<RowId, String>();
        jdbc.sql(ROWS).param("ids", people.toArray(UUID[]::new)).query(row -> {
            rows.put(
                    new RowId(row.getString("kind"), Objects.requireNonNull(Rows.uuid(row, "id"))),
                    row.getString("body"));
        });
        return rows;
    }

    void takeFacts(PersonId keep, PersonId merged, Set<Choice> taken) {
        jdbc.sql(TAKE_FACTS)
                .paramSource(Row.with("keep", keep, "merged", merged)
                        .and("sex", taken.contains(Choice.SEX))
                        .and("birth", taken.contains(Choice.BIRTH))
                        .and("language", taken.contains(Choice.LANGUAGE)))
                .update();
    }

    /** The merged one leads to the survivor, and so do all who led to her. */
    void redirect(PersonId keep, PersonId merged) {
        both(FLATTEN, keep, merged);
        both(REDIRECT, keep, merged);
    }

    void alias(UUID id, PersonId person, PersonName name, Instant now) {
        jdbc.sql(ALIAS)
                .paramSource(Row.of(name).and("id", id).and("person", person).and("now", now))
                .update();
    }

    void moveContacts(PersonId keep, PersonId merged) {
        both(MOVE_PHONES, keep, merged);
        both(MOVE_IDENTIFIERS, keep, merged);
    }

    void moveRelatives(PersonId keep, PersonId merged, boolean instead, Instant now) {
        if (instead) {
            jdbc.sql(END_RELATIVES)
                    .paramSource(Row.with("keep", keep, "now", now))
                    .update();
        }
        both(MOVE_RELATIVES, keep, merged);
        both(POINT_AT, keep, merged);
    }

    private void both(String statement, PersonId keep, PersonId merged) {
        jdbc.sql(statement)
                .paramSource(Row.with("keep", keep, "merged", merged))
                .update();
    }

    void keep(MergeId merge, Changed changed) {
        jdbc.sql(KEEP_ROW)
                .paramSource(Row.with("merge", merge, "kind", changed.key().kind())
                        .and("row", changed.key().row())
                        .and("before", changed.before())
                        .and("after", changed.after()))
                .update();
    }

    List<Changed> kept(MergeId merge) {
        return Rows.list(jdbc.sql(KEPT)
                .param("merge", merge.value())
                .query((row, _) -> new Changed(
                        new RowId(row.getString("kind"), Objects.requireNonNull(Rows.uuid(row, "row_id"))),
                        row.getString("before"),
                        row.getString("after"))));
    }

    /** Takes away what the merge left of a row. Persons stay. */
    void drop(RowId key) {
        String statement = DROPS.get(key.kind());
        if (statement != null) {
            jdbc.sql(statement).param("id", key.row()).update();
        }
    }

    /** Writes a row as it was. */
    void put(RowId key, String body) {
        String statement = PUTS.get(key.kind());
        if (statement == null) {
            jdbc.sql(PUT_PERSON).param("id", key.row()).param("body", body).update();
        } else {
            jdbc.sql(statement).param("body", body).update();
        }
    }
}
