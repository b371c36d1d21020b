package hims.person;

import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PeopleCheckSql {
    private static final String MISSING = """
            select asked.id from unnest(:ids::uuid[]) as asked (id)
            where not exists (select from person.person p where p.id = asked.id)
            order by asked.id
            """;

    private final JdbcClient jdbc;

    PeopleCheckSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> missing(List<UUID> ids) {
        return Rows.list(jdbc.sql(MISSING).paramSource(Row.with("ids", ids)).query(UUID.class));
    }
}
