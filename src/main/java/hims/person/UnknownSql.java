package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import hims.platform.ui.Triage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Unknown people and what is known of them. One who was merged or got a name of her own is unknown no more. */
@Repository
class UnknownSql {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null";

    private static final String LETTER = """
            select coalesce(max(letter), 0) + 1 from person.unknown where facility = :facility and came_on = :on
            """;

    private static final String INSERT = """
            insert into person.unknown (id, person_id, facility, came_on, letter, name, age_group, triage, brought_by, bringer,
                found_at, marks, belongings, police_memo, words, registered_at)
            values (:id, :person, :facility, :on, :letter, :name, :age, :triage, :broughtBy, :bringer,
                :foundAt, :marks, :belongings, :memo, :words, :now)
            """;

    private static final String OF = """
            select u.person_id, u.facility, u.name, p.sex, u.age_group, u.triage, u.brought_by, u.bringer, u.found_at, u.marks,
                u.belongings, u.police_memo, u.registered_at, u.identified_at
            from person.unknown u join person.person p on p.id = u.person_id
            where u.person_id = :person order by u.registered_at limit 1
            """;

    private static final String SEARCH = """
            select u.person_id, u.facility, u.name, p.sex, u.age_group, u.triage, u.brought_by, u.bringer, u.found_at, u.marks,
                u.belongings, u.police_memo, u.registered_at, u.identified_at
            from person.unknown u
            join person.person p on p.id = u.person_id and p.survivor_id is null
            join person.name n on n.person_id = p.id and n.use = 'OFFICIAL' and n.until is null and n.given = u.name
            where u.identified_at is null and not p.confidential
              and (:sex::text is null or p.sex in (:sex::text, 'UNKNOWN'))
              and (:age::text is null or u.age_group in (:age::text, 'NOT_KNOWN'))
              and (cardinality(:words::text[]) = 0 or u.words && :words::text[])
            order by cardinality(array(select unnest(u.words) intersect select unnest(:words::text[]))) desc,
                u.registered_at desc, u.id
            limit 25
            """;

    private static final String IDENTIFY = """
            update person.unknown set identified_at = :now, identified_by = :by
            where person_id = :person and identified_at is null
            """;

    private final JdbcClient jdbc;

    UnknownSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next letter of that day's board; whoever asks too waits until this one is taken. */
    int letter(UnitId facility, LocalDate on) {
        Rows.one(jdbc.sql(LOCK).param("key", "unknown " + facility + on).query(Boolean.class));
        return Rows.one(jdbc.sql(LETTER)
                .paramSource(Row.with("facility", facility, "on", on))
                .query(Integer.class));
    }

    void insert(PersonId person, Unknowns.Named named, Unknown.Seen seen, Instant now) {
        jdbc.sql(INSERT)
                .paramSource(Row.of(seen)
                        .and("id", Ids.next())
                        .and("person", person)
                        .and("facility", named.facility())
                        .and("on", named.on())
                        .and("letter", named.letter())
                        .and("name", named.name().given())
                        .and("words", seen.words().toArray(String[]::new))
                        .and("now", now))
                .update();
    }

    Optional<Unknown> of(PersonId person) {
        return jdbc.sql(OF)
                .param("person", person.value())
                .query((row, _) -> unknown(row))
                .optional();
    }

    /** Those of whom most words fit first. */
    List<Unknown> search(Unknowns.Wanted wanted) {
        return Rows.list(jdbc.sql(SEARCH)
                .paramSource(Row.with("sex", wanted.sex(), "age", wanted.age())
                        .and("words", Marks.codes(wanted.words()).toArray(String[]::new)))
                .query((row, _) -> unknown(row)));
    }

    void identify(PersonId person, Actor by, Instant now) {
        jdbc.sql(IDENTIFY)
                .paramSource(Row.with("person", person, "by", by.user(), "now", now))
                .update();
    }

    private static Unknown unknown(ResultSet row) throws SQLException {
        String triage = row.getString("triage");
        return new Unknown(
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "person_id"))),
                new UnitId(Objects.requireNonNull(Rows.uuid(row, "facility"))),
                row.getString("name"),
                new Unknown.Seen(
                        Sex.valueOf(row.getString("sex")),
                        AgeGroup.valueOf(row.getString("age_group")),
                        triage == null ? null : Triage.valueOf(triage),
                        BroughtBy.valueOf(row.getString("brought_by")),
                        row.getString("bringer"),
                        row.getString("found_at"),
                        row.getString("marks"),
                        row.getString("belongings"),
                        row.getString("police_memo")),
                Objects.requireNonNull(Rows.instant(row, "registered_at")),
                Rows.instant(row, "identified_at"));
    }
}
