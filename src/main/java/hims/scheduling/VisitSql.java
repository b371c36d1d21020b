package hims.scheduling;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class VisitSql {
    /** Waits for another transaction that opens the same visit. */
    private static final String OPEN = """
            insert into scheduling.visit (id, facility_id, person_id, visit_on)
            values (:id, :facility, :person, :on)
            on conflict (facility_id, person_id, visit_on) do nothing
            """;

    private static final String OF_DAY = """
            select id, facility_id, person_id, visit_on, number, encounter_id from scheduling.visit
            where facility_id = :facility and person_id = :person and visit_on = :on
            """;

    private static final String FIND = """
            select id, facility_id, person_id, visit_on, number, encounter_id from scheduling.visit where id = :id
            """;

    private static final String SET_ENCOUNTER = """
            update scheduling.visit set encounter_id = :encounter where id = :id
            """;

    private final JdbcClient jdbc;

    VisitSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True when the visit did not stand before. */
    boolean open(VisitId id, UnitId facility, PersonId person, LocalDate on) {
        return jdbc.sql(OPEN)
                        .paramSource(Row.with("id", id, "facility", facility, "person", person, "on", on))
                        .update()
                == 1;
    }

    Optional<Visit> find(UnitId facility, PersonId person, LocalDate on) {
        return jdbc.sql(OF_DAY)
                .paramSource(Row.with("facility", facility, "person", person, "on", on))
                .query((row, n) -> visit(row))
                .optional();
    }

    Optional<Visit> find(VisitId id) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id))
                .query((row, n) -> visit(row))
                .optional();
    }

    void setEncounter(VisitId id, UUID encounter) {
        jdbc.sql(SET_ENCOUNTER)
                .paramSource(Row.with("id", id, "encounter", encounter))
                .update();
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                new VisitId(row.getObject("id", UUID.class)),
                new UnitId(row.getObject("facility_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getObject("visit_on", LocalDate.class),
                row.getLong("number"),
                Rows.uuid(row, "encounter_id"));
    }
}
