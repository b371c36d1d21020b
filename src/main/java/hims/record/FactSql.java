package hims.record;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FactSql {
    private static final String COUNT = """
            select count(*) from record.resource where bucket = :bucket and pid = :person and rtype <> :patient
            """;

    private final JdbcClient jdbc;

    FactSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int count(PersonId person) {
        return Rows.one(jdbc.sql(COUNT)
                .paramSource(Row.with("bucket", Buckets.hash(person.value()), "person", person)
                        .and("patient", ResourceType.PATIENT.number()))
                .query(Integer.class));
    }
}
