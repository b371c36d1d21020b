package hims.person;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose a number is. A merged person's is her survivor's. */
@Repository
class SurveyedSql {
    private static final String HOLDER = """
            select coalesce(p.survivor_id, p.id) as id from person.identifier i join person.person p on p.id = i.person_id
            where i.value = :value and i.system = :system and i.status in ('STATED', 'SEEN', 'VERIFIED')
            order by i.since, i.id limit 1
            """;

    private static final String VERIFIED = """
            select distinct coalesce(p.survivor_id, p.id) as id
            from unnest(:systems::text[], :values::text[]) as asked (system, value)
            join person.identifier i on i.system = asked.system and i.value = asked.value and i.status = 'VERIFIED'
            join person.person p on p.id = i.person_id
            order by id limit 2
            """;

    private final JdbcClient jdbc;

    SurveyedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PersonId> holder(Identifier number) {
        return jdbc.sql(HOLDER)
                .paramSource(Row.of(number))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** The one whose verified numbers these are; nobody when they are those of two. */
    Optional<PersonId> verified(List<Identifier> numbers) {
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        var holders = Rows.list(jdbc.sql(VERIFIED)
                .paramSource(Row.with(
                        "systems",
                        numbers.stream().map(Identifier::system).toArray(String[]::new),
                        "values",
                        numbers.stream().map(Identifier::value).toArray(String[]::new)))
                .query(UUID.class));
        return holders.size() == 1 ? Optional.of(new PersonId(holders.getFirst())) : Optional.empty();
    }
}
