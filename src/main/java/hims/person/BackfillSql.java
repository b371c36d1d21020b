package hims.person;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far {@link PatientBackfill} has come. */
@Repository
class BackfillSql {
    private static final String AFTER =
            "select after from person.patient_backfill where finished_at is null for update";

    private static final String NEXT = """
            select id from person.person where id > :after and survivor_id is null order by id limit 100
            """;

    private static final String ADVANCE = "update person.patient_backfill set after = :after";

    private static final String FINISH = "update person.patient_backfill set finished_at = :now";

    private final JdbcClient jdbc;

    BackfillSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last one looked at, locked until the end of the transaction; empty when all are done. */
    Optional<PersonId> after() {
        return jdbc.sql(AFTER).query(UUID.class).optional().map(PersonId::new);
    }

    List<PersonId> next(PersonId after) {
        return Rows.list(jdbc.sql(NEXT).param("after", after.value()).query(UUID.class)).stream()
                .map(PersonId::new)
                .toList();
    }

    void advance(PersonId after) {
        jdbc.sql(ADVANCE).param("after", after.value()).update();
    }

    void finish(Instant now) {
        jdbc.sql(FINISH).paramSource(Row.with("now", now)).update();
    }
}
