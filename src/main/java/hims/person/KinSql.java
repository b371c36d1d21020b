package hims.person;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Relations of people, those that have ended too. */
@Repository
class KinSql {
    private static final String OF = """
            select r.id, r.kind, r.name, r.phone, r.emergency, coalesce(o.survivor_id, o.id) as other, r.since, r.until
            from person.relation r left join person.person o on o.id = r.other_id
            where r.person_id = :person order by r.until is not null, r.since, r.id limit 100
            """;

    private static final String NAMED_BY = """
            select r.id, r.kind, r.name, r.phone, r.emergency, coalesce(p.survivor_id, p.id) as other, r.since, r.until
            from person.relation r join person.person p on p.id = r.person_id
            where r.other_id = :person and r.kind in ('NEXT_OF_KIN', 'GUARANTOR') and r.until is null
            order by r.since, r.id limit 50
            """;

    private static final String INSERT = """
            insert into person.relation (id, person_id, kind, name, other_id, phone, emergency, since)
            values (:id, :person, :kind, :name, :other::uuid, :phone, :emergency, :now)
            """;

    private static final String END = """
            update person.relation set until = :now where until is null and person_id = :person and id = :id
            """;

    private static final String END_REVERSE = """
            update person.relation set until = :now
            where until is null and person_id = :other and other_id = :person and kind = :kind
            """;

    private final JdbcClient jdbc;

    KinSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that stand come first. */
    List<Kin> of(PersonId person) {
        return list(OF, person);
    }

    /** Who names this person as next of kin or guarantor. */
    List<Kin> namedBy(PersonId person) {
        return list(NAMED_BY, person);
    }

    private List<Kin> list(String statement, PersonId person) {
        return Rows.list(jdbc.sql(statement).param("person", person.value()).query((row, _) -> kin(row)));
    }

    Optional<Kin> find(UUID id, PersonId person) {
        return of(person).stream().filter(kin -> kin.id().equals(id)).findFirst();
    }

    UUID insert(
            PersonId person,
            Relation.Kind kind,
            String name,
            @Nullable PersonId other,
            String phone,
            boolean emergency,
            Instant now) {
        UUID id = Ids.next();
        jdbc.sql(INSERT)
                .paramSource(Row.with("id", id, "person", person, "kind", kind, "name", name, "other", other)
                        .and("phone", phone)
                        .and("emergency", emergency)
                        .and("now", now))
                .update();
        return id;
    }

    void end(Kin kin, PersonId person, Instant now) {
        jdbc.sql(END)
                .paramSource(Row.with("id", kin.id(), "person", person, "now", now))
                .update();
    }

    void endReverse(Relation.Kind kind, PersonId other, PersonId person, Instant now) {
        jdbc.sql(END_REVERSE)
                .paramSource(Row.with("kind", kind, "other", other, "person", person, "now", now))
                .update();
    }

    private static Kin kin(ResultSet row) throws SQLException {
        UUID other = Rows.uuid(row, "other");
        return new Kin(
                Objects.requireNonNull(Rows.uuid(row, "id")),
                Relation.Kind.valueOf(row.getString("kind")),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("phone")),
                row.getBoolean("emergency"),
                other == null ? null : new PersonId(other),
                Objects.requireNonNull(Rows.instant(row, "since")),
                Rows.instant(row, "until"));
    }
}
