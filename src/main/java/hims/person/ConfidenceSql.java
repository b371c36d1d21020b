package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why people are confidential, and the names they had before. */
@Repository
class ConfidenceSql {
    private static final String OF = """
            select c.id, c.kind, c.why, c.marked_by_name, c.marked_at, c.lifted_at, c.lifted_by_name, c.lifted_why
            from person.confidence c
            where c.person_id in (select id from person.person where id = :person or survivor_id = :person)
            order by c.lifted_at is not null, c.marked_at, c.id limit 50
            """;

    private static final String MARK = """
            insert into person.confidence (id, person_id, kind, why, marked_by, marked_by_name, marked_at)
            values (:id, :person, :kind, :why, :by, :byName, :now)
            """;

    private static final String LIFT = """
            update person.confidence set lifted_by = :by, lifted_by_name = :byName, lifted_at = :now, lifted_why = :why
            where id = :id and lifted_at is null
            """;

    private static final String FOLLOW = """
            update person.person p set version = version + 1, confidential = exists (select 1 from person.confidence c
                where c.lifted_at is null
                    and c.person_id in (select id from person.person where id = :person or survivor_id = :person))
            where p.id = :person
            """;

    private static final String FORMER = """
            select distinct n.given, n.family, n.native
            from person.name n
            where n.person_id in (select id from person.person where id = :person or survivor_id = :person)
                and (n.use <> 'OFFICIAL' or n.until is not null)
            order by n.given, n.family limit 50
            """;

    private static final String RELATED = """
            select distinct coalesce(p.survivor_id, p.id) as id
            from person.relation r join person.person p on p.id = r.person_id
            where r.other_id = :person and r.until is null order by id limit 100
            """;

    private final JdbcClient jdbc;

    ConfidenceSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that stand come first. */
    List<Confidence> of(PersonId person) {
        return Rows.list(jdbc.sql(OF)
                .param("person", person.value())
                .query((row, _) -> new Confidence(
                        Objects.requireNonNull(Rows.uuid(row, "id")),
                        Confidence.Kind.valueOf(row.getString("kind")),
                        Objects.requireNonNull(row.getString("why")),
                        Objects.requireNonNull(row.getString("marked_by_name")),
                        Objects.requireNonNull(Rows.instant(row, "marked_at")),
                        Rows.instant(row, "lifted_at"),
                        Objects.requireNonNull(row.getString("lifted_by_name")),
                        Objects.requireNonNull(row.getString("lifted_why")))));
    }

    UUID mark(PersonId person, Confidence.Kind kind, String why, Actor by, Instant now) {
        UUID id = Ids.next();
        jdbc.sql(MARK)
                .paramSource(Row.with("id", id, "person", person, "kind", kind, "why", why, "now", now)
                        .and("by", by.user())
                        .and("byName", by.name()))
                .update();
        return id;
    }

    boolean lift(UUID id, String why, Actor by, Instant now) {
        return jdbc.sql(LIFT)
                        .paramSource(Row.with("id", id, "why", why, "now", now)
                                .and("by", by.user())
                                .and("byName", by.name()))
                        .update()
                == 1;
    }

    /** In a transaction that says who and why: the person is confidential while a reason stands. */
    void follow(PersonId person) {
        jdbc.sql(FOLLOW).param("person", person.value()).update();
    }

    List<PersonName> formerNames(PersonId person) {
        return Rows.list(jdbc.sql(FORMER)
                .param("person", person.value())
                .query((row, _) ->
                        new PersonName(row.getString("given"), row.getString("family"), row.getString("native"))));
    }

    /** Whose relation she is. */
    List<PersonId> related(PersonId person) {
        return Rows.list(jdbc.sql(RELATED).param("person", person.value()).query(UUID.class)).stream()
                .map(PersonId::new)
                .toList();
    }
}
