package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers that others gave, how well each is known, and who else holds one. */
@Repository
class PaperSql {
    /** Also under numbers that were merged into her: of one value the best known. */
    private static final String OF = """
            select distinct on (i.system, i.value) i.id, i.system, i.value, i.status, i.since
            from person.identifier i
            where i.person_id in (select id from person.person where id = :person or survivor_id = :person)
            order by i.system, i.value,
                array_position(array['VERIFIED', 'SEEN', 'STATED', 'WITHDRAWN', 'WRONG'], i.status), i.since, i.id
            limit 100
            """;

    private static final String FIND = """
            select i.id, i.system, i.value, i.status, i.since
            from person.identifier i
            where i.id = :id and i.person_id in (select id from person.person where id = :person or survivor_id = :person)
            """;

    private static final String STEPS = """
            select status, evidence, by_name, at from person.identifier_step where identifier = :id order by id desc limit 50
            """;

    private static final String INSERT = """
            insert into person.identifier (id, person_id, system, value, status, evidence, since)
            values (:id, :person, :system, :value, :status, :evidence, :now)
            """;

    private static final String CHANGE =
            "update person.identifier set status = :status, evidence = :evidence where id = :id";

    private static final String NOTE = """
            insert into person.identifier_step (identifier, status, evidence, by, by_name, at)
            values (:id, :status, :evidence, :by, :byName, :now)
            """;

    private static final String OTHERS = """
            select coalesce(p.survivor_id, p.id) as id, bool_or(i.status = 'VERIFIED') as verified
            from person.identifier i join person.person p on p.id = i.person_id
            where i.value = :value and i.system = :system and i.status in ('STATED', 'SEEN', 'VERIFIED')
                and not person.is_shared_number(i.system) and coalesce(p.survivor_id, p.id) <> :person
            group by 1 order by 1 limit 20
            """;

    private final JdbcClient jdbc;

    PaperSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody else with the same number. */
    record Other(PersonId person, boolean verified) {}

    /** Without their steps; those that stand come first, the best known before the others. */
    List<Paper> of(PersonId person) {
        return Rows.list(jdbc.sql(OF).param("person", person.value()).query((row, _) -> paper(row, List.of()))).stream()
                .sorted(java.util.Comparator.comparing(
                                (Paper paper) -> !paper.status().stands())
                        .thenComparing(paper -> paper.status() != Paper.Status.VERIFIED)
                        .thenComparing(Paper::since))
                .toList();
    }

    Optional<Paper> find(UUID id, PersonId person) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id, "person", person))
                .query((row, _) -> paper(row, steps(id)))
                .optional();
    }

    private List<Paper.Step> steps(UUID id) {
        return Rows.list(jdbc.sql(STEPS)
                .param("id", id)
                .query((row, _) -> new Paper.Step(
                        Paper.Status.valueOf(row.getString("status")),
                        Objects.requireNonNull(row.getString("evidence")),
                        Objects.requireNonNull(row.getString("by_name")),
                        Objects.requireNonNull(Rows.instant(row, "at")))));
    }

    private static Paper paper(ResultSet row, List<Paper.Step> steps) throws SQLException {
        return new Paper(
                Objects.requireNonNull(Rows.uuid(row, "id")),
                new Identifier(
                        Objects.requireNonNull(row.getString("system")),
                        Objects.requireNonNull(row.getString("value"))),
                Paper.Status.valueOf(row.getString("status")),
                Objects.requireNonNull(Rows.instant(row, "since")),
                steps);
    }

    UUID insert(PersonId person, Identifier identifier, Paper.Status status, String evidence, Actor by, Instant now) {
        UUID id = Ids.next();
        jdbc.sql(INSERT)
                .paramSource(Row.of(identifier)
                        .and("id", id)
                        .and("person", person)
                        .and("status", status)
                        .and("evidence", evidence)
                        .and("now", now))
                .update();
        note(id, status, evidence, by, now);
        return id;
    }

    void change(UUID id, Paper.Status to, String evidence, Actor by, Instant now) {
        jdbc.sql(CHANGE)
                .paramSource(Row.with("id", id, "status", to, "evidence", evidence))
                .update();
        note(id, to, evidence, by, now);
    }

    private void note(UUID id, Paper.Status status, String evidence, Actor by, Instant now) {
        jdbc.sql(NOTE)
                .paramSource(Row.with("id", id, "status", status, "evidence", evidence, "now", now)
                        .and("by", by.user())
                        .and("byName", by.name()))
                .update();
    }

    /** None for a number that several may share. */
    List<Other> others(PersonId person, Identifier identifier) {
        return Rows.list(jdbc.sql(OTHERS)
                .paramSource(Row.of(identifier).and("person", person))
                .query((row, _) -> new Other(
                        new PersonId(Objects.requireNonNull(Rows.uuid(row, "id"))), row.getBoolean("verified"))));
    }
}
