package hims.scheduling;

import hims.platform.Row;
import hims.platform.Rows;
import hims.platform.check.Walk;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TokenCheckSql {
    private static final String TOKENS = """
            select t.id, case
                when exists (select from scheduling.token o where o.queue_id = t.queue_id and o.service_on = t.service_on
                        and o.prefix = t.prefix and o.number = t.number and o.id <> t.id)
                    then 'Token ' || t.prefix || t.number || ' of ' || t.service_on || ' was given twice: ' || t.id
                when t.state is distinct from (select e.state from scheduling.token_event e where e.token_id = t.id
                        order by e.sequence desc limit 1)
                    then 'Token ' || t.id || ' is ' || t.state || ', its last event says otherwise'
                end as fault
            from scheduling.token t where t.id > :after order by t.id limit 2000
            """;

    private final JdbcClient jdbc;

    TokenCheckSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Walk.Seen> tokens(UUID after) {
        return Rows.list(jdbc.sql(TOKENS).paramSource(Row.with("after", after)).query(Walk.Seen.class));
    }
}
