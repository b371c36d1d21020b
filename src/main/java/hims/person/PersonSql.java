package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import hims.record.PersonSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Persons with their names, phones, addresses and relations. Every read answers for the survivor of a merge. */
@Repository
class PersonSql {
    private static final String INSERT = """
            insert into person.person (id, health_id, status, sex, gender, birth_from, birth_to, birth_precision, language,
                facility, registered_at, registered_by, died_on)
            values (:id, :healthId, :status, :sex, :gender, :from, :to, :precision, :language, :facility, :now, :by, :died)
            on conflict on constraint one_person_a_health_id do nothing
            """;

    private static final String INSERT_NAME = """
            insert into person.name (id, person_id, use, given, family, native, since)
            values (:id, :person, 'OFFICIAL', :given, :family, :inScript, :now)
            """;

    private static final String INSERT_PHONE = """
            insert into person.phone (id, person_id, number, owner, since) values (:id, :person, :number, :owner, :now)
            """;

    private static final String INSERT_ADDRESS = """
            insert into person.address (id, person_id, kind, house, street, landmark, locality, district, pin, state, since)
            values (:id, :person, :kind, :house, :street, :landmark, :locality, :district, :pin, :state, :now)
            """;

    private static final String INSERT_RELATION = """
            insert into person.relation (id, person_id, kind, name, phone, emergency, since)
            values (:id, :person, :kind, :name, :phone, :emergency, :now)
            """;

    private static final String SIGN = """
            select set_config('person.changed_by', :by, true), set_config('person.why', :why, true),
                set_config('person.source', :source, true)
            """;

    private static final String FETCH = """
            select asked.id as asked, p.id, p.health_id, p.status, p.sex, p.gender, p.birth_from, p.birth_to,
                p.birth_precision, p.died_on, p.confidential, p.language, p.facility, p.registered_at, p.version,
                exists (select 1 from person.similar s where s.a = p.id) or exists (select 1 from person.similar s where s.b = p.id)
                    as similar,
                n.given, n.family, n.native,
                a.kind as address_kind, a.house, a.street, a.landmark, a.locality, a.district, a.pin, a.state,
                coalesce((select jsonb_agg(jsonb_build_object('number', h.number, 'owner', h.owner,
                        'verified', h.verified_at is not null) order by h.since, h.id)
                    from person.phone h where h.person_id = p.id and h.until is null), '[]') as phones,
                coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind,
                        'name', case when o.confidential then '' else r.name end,
                        'phone', case when o.confidential then '' else r.phone end,
                        'emergency', r.emergency) order by r.since, r.id)
                    from person.relation r left join person.person o on o.id = r.other_id
                    where r.person_id = p.id and r.until is null), '[]') as relations
            from person.person asked
            join person.person p on p.id = coalesce(asked.survivor_id, asked.id)
            join person.name n on n.person_id = p.id and n.use = 'OFFICIAL' and n.until is null
            left join person.address a on a.person_id = p.id and a.until is null
            where asked.id = any(:ids)
            """;

    private static final String BY_HEALTH_ID =
            "select coalesce(survivor_id, id) as id from person.person where health_id = :healthId";

    private static final String BY_IDENTIFIER = """
            select distinct coalesce(p.survivor_id, p.id) as id
            from person.identifier i join person.person p on p.id = i.person_id
            where i.value = :value and i.status in ('STATED', 'SEEN', 'VERIFIED')
            order by id limit 10
            """;

    private static final String HOLD =
            "select coalesce(survivor_id, id) as id from person.person where id = :id for key share";

    private static final String LOCK_BOTH = """
            select id from person.person where id = any(:ids) order by id for update
            """;

    private static final String HEALTH_IDS = "select id, health_id from person.person where id = any(:ids)";

    private static final String EVERY_ID = """
            with survivor as (select coalesce(survivor_id, id) as id from person.person where id = :id)
            select id, 0 as place from survivor
            union all
            select merged.id, 1 from person.person merged join survivor on merged.survivor_id = survivor.id
            order by place, id
            """;

    private static final String SHARERS = """
            select number, count(*) as people from person.phone where number = any(:numbers) and until is null group by number
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowMapper<Fetched> fetched =
            (row, at) -> new Fetched(new PersonId(Objects.requireNonNull(Rows.uuid(row, "asked"))), person(row));

    PersonSql(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False when the health id is taken: draw another. */
    boolean insert(PersonId id, HealthId healthId, Register who, Person.Status status, Actor by, Instant now) {
        Birth birth = who.birth();
        Death death = who.death();
        return jdbc.sql(INSERT)
                        .paramSource(Row.of(who)
                                .and("id", id)
                                .and("healthId", healthId.number())
                                .and("status", status)
                                .and("from", birth == null ? null : birth.from())
                                .and("to", birth == null ? null : birth.to())
                                .and("precision", birth == null ? null : birth.precision())
                                .and("died", death == null ? null : death.on())
                                .and("facility", by.facility())
                                .and("by", by.user())
                                .and("now", now))
                        .update()
                == 1;
    }

    void insertName(PersonId person, PersonName name, Instant now) {
        insertPart(INSERT_NAME, person, name, now);
    }

    void insertPhone(PersonId person, Phone phone, Instant now) {
        insertPart(INSERT_PHONE, person, phone, now);
    }

    void insertAddress(PersonId person, Address address, Instant now) {
        insertPart(INSERT_ADDRESS, person, address, now);
    }

    void insertRelation(PersonId person, Relation relation, Instant now) {
        insertPart(INSERT_RELATION, person, relation, now);
    }

    private void insertPart(String statement, PersonId person, Record part, Instant now) {
        jdbc.sql(statement)
                .paramSource(
                        Row.of(part).and("id", Ids.next()).and("person", person).and("now", now))
                .update();
    }

    /** Says who changes what follows in this transaction, and why; without it the history trigger refuses. */
    void sign(Actor by, String why, String source) {
        jdbc.sql(SIGN)
                .paramSource(Row.with("by", by.user().toString(), "why", why, "source", source))
                .query()
                .singleRow();
    }

    Optional<PersonId> findByHealthId(HealthId healthId) {
        return jdbc.sql(BY_HEALTH_ID)
                .param("healthId", healthId.number())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    List<PersonId> findByIdentifier(String value) {
        return Rows.list(jdbc.sql(BY_IDENTIFIER).param("value", value).query(UUID.class)).stream()
                .map(PersonId::new)
                .toList();
    }

    /** The number of each id itself, not of who survives. */
    Map<PersonId, HealthId> healthIds(Collection<PersonId> ids) {
        var numbers = new LinkedHashMap<PersonId, HealthId>();
        jdbc.sql(HEALTH_IDS)
                .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    numbers.put(
                            new PersonId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                            new HealthId(row.getLong("health_id")));
                });
        return numbers;
    }

    /** Who survives, held against a merge until the transaction ends. */
    Optional<PersonId> hold(PersonId id) {
        return jdbc.sql(HOLD)
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Against everybody who writes on them, in one order, so that two officers never wait for each other. */
    void lock(PersonId one, PersonId other) {
        jdbc.sql(LOCK_BOTH)
                .param("ids", new UUID[] {one.value(), other.value()})
                .query(UUID.class)
                .list();
    }

    PersonSet everyId(PersonId any) {
        var ids = Rows.list(jdbc.sql(EVERY_ID)
                .param("id", any.value())
                .query((row, _) -> new PersonId(Objects.requireNonNull(Rows.uuid(row, "id")))));
        return ids.isEmpty() ? PersonSet.of(any) : new PersonSet(ids.getFirst(), ids.subList(1, ids.size()));
    }

    Map<String, Integer> sharers(Collection<String> numbers) {
        var sharers = new LinkedHashMap<String, Integer>();
        jdbc.sql(SHARERS).param("numbers", numbers.toArray(String[]::new)).query(row -> {
            sharers.put(row.getString("number"), row.getInt("people"));
        });
        return sharers;
    }

    /** By the id that was asked for, which may be one that was merged. */
    Map<PersonId, Person> fetchAll(Collection<PersonId> ids) {
        var people = new LinkedHashMap<PersonId, Person>();
        Rows.list(jdbc.sql(FETCH)
                        .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                        .query(fetched))
                .forEach(found -> people.put(found.asked(), found.person()));
        return people;
    }

    private record Fetched(PersonId asked, Person person) {}

    private Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                new HealthId(row.getLong("health_id")),
                Person.Status.valueOf(row.getString("status")),
                new PersonName(row.getString("given"), row.getString("family"), row.getString("native")),
                Sex.valueOf(row.getString("sex")),
                row.getString("gender"),
                birth(row),
                Rows.date(row, "died_on"),
                row.getBoolean("confidential"),
                row.getBoolean("similar"),
                row.getString("language"),
                address(row),
                List.of(json.readValue(row.getString("phones"), Phone[].class)),
                List.of(json.readValue(row.getString("relations"), Relation[].class)),
                new UnitId(Objects.requireNonNull(Rows.uuid(row, "facility"))),
                Objects.requireNonNull(Rows.instant(row, "registered_at")),
                row.getInt("version"));
    }

    static @Nullable Birth birth(ResultSet row) throws SQLException {
        LocalDate from = Rows.date(row, "birth_from");
        LocalDate to = Rows.date(row, "birth_to");
        return from == null || to == null
                ? null
                : new Birth(from, to, Birth.Precision.valueOf(row.getString("birth_precision")));
    }

    private static @Nullable Address address(ResultSet row) throws SQLException {
        String kind = row.getString("address_kind");
        return kind == null
                ? null
                : new Address(
                        Address.Kind.valueOf(kind),
                        row.getString("house"),
                        row.getString("street"),
                        row.getString("landmark"),
                        row.getString("locality"),
                        row.getString("district"),
                        row.getString("pin"),
                        row.getString("state"));
    }
}
