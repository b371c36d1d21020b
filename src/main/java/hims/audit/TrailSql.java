package hims.audit;

import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TrailSql {
    private static final String FOOTPRINTS = """
            select patient, count(*) as acts, min(at) as first_at, max(at) as last_at,
                array_agg(distinct object_type order by object_type) as things
            from audit.event
            where patient is not null and outcome = 'DONE' and at >= :from and at < :until
                and (:actor::text = '' or lower(actor_name) = lower(:actor::text) or actor::text = :actor::text)
                and (:session::text = '' or session = :session::text)
                and (:network::text = '' or network = :network::text)
            group by patient order by count(*) desc, patient limit :limit
            """;

    private static final String PEOPLE = """
            select count(distinct patient)
            from audit.event
            where patient is not null and outcome = 'DONE' and at >= :from and at < :until
                and (:actor::text = '' or lower(actor_name) = lower(:actor::text) or actor::text = :actor::text)
                and (:session::text = '' or session = :session::text)
                and (:network::text = '' or network = :network::text)
            """;

    private final JdbcClient jdbc;

    TrailSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Footprint> footprints(Trail trail, int limit) {
        return Rows.list(jdbc.sql(FOOTPRINTS)
                .paramSource(Row.of(trail).and("limit", limit))
                .query((row, _) -> new Footprint(
                        row.getObject("patient", UUID.class),
                        row.getLong("acts"),
                        Objects.requireNonNull(Rows.instant(row, "first_at")),
                        Objects.requireNonNull(Rows.instant(row, "last_at")),
                        Rows.texts(row, "things"))));
    }

    long people(Trail trail) {
        return Rows.one(jdbc.sql(PEOPLE).paramSource(Row.of(trail)).query(Long.class));
    }
}
