package hims.chart;

import hims.access.PersonId;
import hims.platform.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders the writers of one person's shared lists; what stands on the lists is in the record. */
@Repository
class ListSql {
    /** Held to the end of the transaction; the update makes a second writer wait where the row stands already. */
    private static final String LOCK = """
            insert into chart.list_lock (patient) values (:patient)
            on conflict (patient) do update set patient = excluded.patient
            """;

    private final JdbcClient jdbc;

    ListSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(PersonId patient) {
        jdbc.sql(LOCK).paramSource(Row.with("patient", patient)).update();
    }
}
