package hims.person;

import hims.access.Kin;
import hims.access.PersonId;
import hims.platform.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Families as the registry knows them: who is related by what was stated, or reached under one phone number. */
@Repository
class FamilySql implements Kin {
    private static final String RELATED = """
            select exists (
                select 1 from person.phone a join person.phone b on b.number = a.number and b.until is null
                where a.person_id = :one and b.person_id = :other and a.until is null
                union all
                select 1 from person.relation
                where until is null and (person_id, other_id) in ((:one::uuid, :other::uuid), (:other::uuid, :one::uuid)))
            """;

    private final JdbcClient jdbc;

    FamilySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean related(PersonId one, PersonId other) {
        return jdbc.sql(RELATED)
                .paramSource(Row.with("one", one, "other", other))
                .query(Boolean.class)
                .single();
    }
}
