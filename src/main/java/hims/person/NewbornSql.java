package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Births, and the mother and child as each other's relatives. */
@Repository
class NewbornSql {
    private static final String INSERT = """
            insert into person.birth (id, person_id, facility, born_on, born_at, birth_order, of, grams, recorded_by,
                recorded_by_name, recorded_at)
            values (:id, :person, :facility, :on, :at::time, :order, :of, :grams, :by, :byName, :now)
            """;

    private static final String RELATE = """
            insert into person.relation (id, person_id, kind, name, other_id, since)
            values (:id, :person, :kind, :name, :other, :now)
            """;

    private static final String OF = """
            select b.person_id, b.facility, b.born_on, b.born_at::text as born_at, b.birth_order, b.of, b.grams, p.sex,
                coalesce(m.survivor_id, m.id) as mother, r.name as mother_name
            from person.birth b
            join person.person p on p.id = b.person_id
            left join person.relation r on r.person_id = b.person_id and r.kind = 'MOTHER' and r.other_id is not null
                and r.until is null
            left join person.person m on m.id = r.other_id
            where b.person_id = :person order by b.recorded_at limit 1
            """;

    private static final String SIBLINGS = """
            select b.person_id, b.facility, b.born_on, b.born_at::text as born_at, b.birth_order, b.of, b.grams, p.sex,
                r.other_id as mother, r.name as mother_name
            from person.relation r
            join person.birth b on b.person_id = r.person_id and b.born_on between :from and :to
            join person.person p on p.id = b.person_id
            where r.other_id = :mother and r.kind = 'MOTHER' and r.until is null
            order by b.birth_order
            """;

    private final JdbcClient jdbc;

    NewbornSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PersonId child, Newborn.Born born, Actor by, Instant now) {
        jdbc.sql(INSERT)
                .paramSource(Row.with("id", Ids.next(), "person", child, "facility", by.facility())
                        .and("on", born.on())
                        .and("at", born.at().toString())
                        .and("order", born.order())
                        .and("of", born.of())
                        .and("grams", born.grams())
                        .and("by", by.user())
                        .and("byName", by.name())
                        .and("now", now))
                .update();
    }

    void relate(PersonId person, Relation.Kind kind, Person other, Instant now) {
        jdbc.sql(RELATE)
                .paramSource(Row.with("id", Ids.next(), "person", person, "kind", kind)
                        .and("name", other.name().spoken())
                        .and("other", other.id())
                        .and("now", now))
                .update();
    }

    Optional<Newborn> of(PersonId child) {
        return jdbc.sql(OF)
                .param("person", child.value())
                .query((row, _) -> newborn(row))
                .optional();
    }

    /** Those of one birth, which may go past midnight. */
    List<Newborn> siblings(PersonId mother, LocalDate on) {
        return Rows.list(jdbc.sql(SIBLINGS)
                .paramSource(Row.with("mother", mother, "from", on.minusDays(2), "to", on.plusDays(2)))
                .query((row, _) -> newborn(row)));
    }

    private static Newborn newborn(ResultSet row) throws SQLException {
        UUID mother = Rows.uuid(row, "mother");
        String name = row.getString("mother_name");
        return new Newborn(
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "person_id"))),
                mother == null ? null : new PersonId(mother),
                name == null ? "" : name,
                new UnitId(Objects.requireNonNull(Rows.uuid(row, "facility"))),
                new Newborn.Born(
                        Objects.requireNonNull(Rows.date(row, "born_on")),
                        LocalTime.parse(row.getString("born_at")),
                        Sex.valueOf(row.getString("sex")),
                        row.getInt("grams"),
                        row.getInt("birth_order"),
                        row.getInt("of")));
    }
}
