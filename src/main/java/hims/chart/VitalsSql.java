package hims.chart;

import hims.chart.Vitals.Taken;
import hims.platform.Row;
import hims.scheduling.VisitId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which visits have passed the nurse; the values themselves are in the record. */
@Repository
class VitalsSql {
    private static final String TOOK = """
            insert into chart.vitals_taken (visit, taken_at, critical) values (:visit, :at, :critical)
            on conflict (visit) do update set taken_at = excluded.taken_at, critical = excluded.critical
            """;

    private static final String TAKEN =
            "select visit, taken_at, critical from chart.vitals_taken where visit = any(:visits) order by visit";

    private final JdbcClient jdbc;

    VitalsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void took(VisitId visit, Taken taken) {
        jdbc.sql(TOOK)
                .paramSource(Row.with("visit", visit, "at", taken.at(), "critical", taken.critical()))
                .update();
    }

    Map<VisitId, Taken> taken(Collection<VisitId> visits) {
        var taken = new HashMap<VisitId, Taken>();
        jdbc.sql(TAKEN).paramSource(Row.with("visits", visits)).query(row -> {
            var at = row.getTimestamp("taken_at").toInstant();
            taken.put(new VisitId(row.getObject("visit", UUID.class)), new Taken(at, row.getBoolean("critical")));
        });
        return taken;
    }
}
