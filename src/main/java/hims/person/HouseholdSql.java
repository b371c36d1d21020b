package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Households and who belongs to them from when to when. A merged person's stays are her survivor's. */
@Repository
class HouseholdSql {
    private static final String OF = """
            select h.id, h.kind, h.number
            from person.household_member m join person.household h on h.id = m.household
            where m.person_id in (select id from person.person where id = :person or survivor_id = :person) and m.until is null
                and m.kind = :kind
            order by m.person_id = :person desc, m.since limit 1
            """;

    private static final String LOCK = "select id from person.household where id = :id for update";

    private static final String STAYS = """
            select m.id, coalesce(p.survivor_id, p.id) as person, m.head, m.since, m.until, m.why
            from person.household_member m join person.person p on p.id = m.person_id
            where m.household = :household
            order by m.until is not null, m.head desc, m.until desc, m.since, m.id limit 200
            """;

    private static final String BEGIN = """
            insert into person.household (id, kind, number, begun_by, begun_by_name, begun_at)
            values (:id, :kind, :number, :by, :byName, :now)
            """;

    private static final String JOIN = """
            insert into person.household_member (id, household, kind, person_id, head, since, by_name)
            values (:id, :household, :kind, :person, :head, :now, :byName)
            """;

    private static final String LEAVE = """
            update person.household_member set until = greatest(since, :now), why = :why where id = :id and until is null
            """;

    private static final String AT_THE_PHONE = """
            select distinct coalesce(p.survivor_id, p.id) as id
            from person.phone mine
            join person.phone theirs on theirs.number = mine.number and theirs.until is null
            join person.person p on p.id = theirs.person_id
            where mine.person_id = :person and mine.until is null and coalesce(p.survivor_id, p.id) <> :person
            order by id limit 12
            """;

    private final JdbcClient jdbc;

    HouseholdSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Household> of(PersonId person, Household.Kind kind) {
        return jdbc.sql(OF)
                .paramSource(Row.with("person", person, "kind", kind))
                .query((row, _) -> {
                    UUID id = Objects.requireNonNull(Rows.uuid(row, "id"));
                    return new Household(id, kind, Objects.requireNonNull(row.getString("number")), stays(id));
                })
                .optional();
    }

    /** Against two desks that change one household at once. */
    void lock(Household household) {
        jdbc.sql(LOCK).param("id", household.id()).query(UUID.class).single();
    }

    /** Of a merged person and her survivor in one household, one stay. */
    private List<Household.Stay> stays(UUID household) {
        var stays = new LinkedHashMap<Object, Household.Stay>();
        Rows.list(jdbc.sql(STAYS).param("household", household).query((row, _) -> stay(row)))
                .forEach(stay -> stays.putIfAbsent(stay.now() ? stay.person() : stay.id(), stay));
        return List.copyOf(stays.values());
    }

    private static Household.Stay stay(ResultSet row) throws SQLException {
        return new Household.Stay(
                Objects.requireNonNull(Rows.uuid(row, "id")),
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "person"))),
                row.getBoolean("head"),
                Objects.requireNonNull(Rows.instant(row, "since")),
                Rows.instant(row, "until"),
                Objects.requireNonNull(row.getString("why")));
    }

    UUID begin(Household.Kind kind, String number, Actor by, Instant now) {
        UUID id = Ids.next();
        jdbc.sql(BEGIN)
                .paramSource(Row.with("id", id, "kind", kind, "number", number, "now", now)
                        .and("by", by.user())
                        .and("byName", by.name()))
                .update();
        return id;
    }

    void join(UUID household, Household.Kind kind, PersonId person, boolean head, Actor by, Instant now) {
        jdbc.sql(JOIN)
                .paramSource(Row.with("id", Ids.next(), "household", household, "kind", kind, "person", person)
                        .and("head", head)
                        .and("byName", by.name())
                        .and("now", now))
                .update();
    }

    void leave(Household.Stay stay, String why, Instant now) {
        jdbc.sql(LEAVE)
                .paramSource(Row.with("id", stay.id(), "why", why, "now", now))
                .update();
    }

    /** Others reached by a phone of hers: most often her family. */
    List<PersonId> atHerPhone(PersonId person) {
        return Rows.list(jdbc.sql(AT_THE_PHONE).param("person", person.value()).query(UUID.class)).stream()
                .map(PersonId::new)
                .toList();
    }
}
