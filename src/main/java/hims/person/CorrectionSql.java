package hims.person;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ends what is no longer so; the history of each row is kept by the schema. Also numbers that others gave. */
@Repository
class CorrectionSql {
    private static final String LOCK = "select id from person.person where id = :id and survivor_id is null for update";

    private static final String CORRECT = """
            update person.person set sex = :sex, birth_from = :from::date, birth_to = :to::date, birth_precision = :precision,
                language = :language, version = version + 1,
                status = case when status = 'PROVISIONAL' and :from::date is not null then 'SELF_DECLARED' else status end
            where id = :id
            """;

    private static final String END_NAME = """
            update person.name set until = :now where person_id = :person and use = 'OFFICIAL' and until is null
            """;

    private static final String END_PHONES = """
            update person.phone set until = :now where person_id = :person and until is null and number <> all(:kept::text[])
            """;

    private static final String END_ADDRESS = """
            update person.address set until = :now where person_id = :person and until is null
            """;

    private static final String END_RELATIONS = """
            update person.relation set until = :now where person_id = :person and other_id is null and until is null
            """;

    private static final String STATE = """
            insert into person.identifier (id, person_id, system, value, status, since)
            select :id::uuid, :person::uuid, :system::text, :value::text, 'STATED', :now::timestamptz
            where not exists (select 1 from person.identifier i
                where i.person_id = :person and i.system = :system and i.value = :value)
            """;

    private static final String IDENTIFIED = """
            select coalesce(p.survivor_id, p.id) as id from person.identifier i join person.person p on p.id = i.person_id
            where i.value = any(:values::text[]) and i.status in ('STATED', 'SEEN', 'VERIFIED')
                and (i.system, i.value) in (
                    select asked.system, asked.value from unnest(:systems::text[], :values::text[]) as asked (system, value))
                and p.sex = :sex and p.birth_from = :from and p.birth_to = :to
            order by i.since, i.id limit 1
            """;

    private final JdbcClient jdbc;

    CorrectionSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False for one who is unknown or was merged into another. */
    boolean lock(PersonId id) {
        return jdbc.sql(LOCK)
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void correct(Person person) {
        var birth = person.birth();
        jdbc.sql(CORRECT)
                .paramSource(Row.with("id", person.id(), "sex", person.sex(), "language", person.language())
                        .and("from", birth == null ? null : birth.from())
                        .and("to", birth == null ? null : birth.to())
                        .and("precision", birth == null ? null : birth.precision()))
                .update();
    }

    void endName(PersonId person, Instant now) {
        end(END_NAME, person, now);
    }

    void endAddress(PersonId person, Instant now) {
        end(END_ADDRESS, person, now);
    }

    void endRelations(PersonId person, Instant now) {
        end(END_RELATIONS, person, now);
    }

    void endPhones(PersonId person, List<String> kept, Instant now) {
        jdbc.sql(END_PHONES)
                .paramSource(Row.with("person", person, "now", now).and("kept", kept.toArray(String[]::new)))
                .update();
    }

    private void end(String statement, PersonId person, Instant now) {
        jdbc.sql(statement).paramSource(Row.with("person", person, "now", now)).update();
    }

    void state(PersonId person, Identifier identifier, Instant now) {
        jdbc.sql(STATE)
                .paramSource(Row.of(identifier)
                        .and("id", Ids.next())
                        .and("person", person)
                        .and("now", now))
                .update();
    }

    /** Who has one of these numbers, that birth and that sex; the earliest when there are several. */
    Optional<PersonId> identified(List<Identifier> any, Birth birth, Sex sex) {
        return jdbc.sql(IDENTIFIED)
                .paramSource(Row.with("sex", sex, "from", birth.from(), "to", birth.to())
                        .and("systems", any.stream().map(Identifier::system).toArray(String[]::new))
                        .and("values", any.stream().map(Identifier::value).toArray(String[]::new)))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }
}
