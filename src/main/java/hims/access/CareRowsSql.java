package hims.access;

import hims.platform.Row;
import hims.platform.Rows;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CareRowsSql {
    private static final String RELATIONS = "select count(*) from access.care_relation where patient = :patient";
    private static final String OPENINGS = "select count(*) from access.break_glass where patient = :patient";

    private static final String MOVE_RELATIONS = """
            update access.care_relation r set patient = :to
            where r.patient = :from and not exists (select 1 from access.care_relation o
                where o.patient = :to and o.facility = r.facility and o.basis = r.basis and o.source = r.source)
            returning concat_ws(' ', r.facility, r.basis, r.source)
            """;

    private static final String MOVE_OPENINGS =
            "update access.break_glass set patient = :to where patient = :from returning id::text";

    private static final String PUT_RELATIONS = """
            update access.care_relation set patient = :to
            where patient = :from and concat_ws(' ', facility, basis, source) = any(:rows::text[])
            """;

    private static final String PUT_OPENINGS = """
            update access.break_glass set patient = :to where patient = :from and id = any(:rows::text[]::uuid[])
            """;

    private final JdbcClient jdbc;

    CareRowsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int relations(PersonId patient) {
        return count(RELATIONS, patient);
    }

    int openings(PersonId patient) {
        return count(OPENINGS, patient);
    }

    List<String> moveRelations(PersonId from, PersonId to) {
        return move(MOVE_RELATIONS, from, to);
    }

    List<String> moveOpenings(PersonId from, PersonId to) {
        return move(MOVE_OPENINGS, from, to);
    }

    int putRelations(Collection<String> rows, PersonId from, PersonId to) {
        return put(PUT_RELATIONS, rows, from, to);
    }

    int putOpenings(Collection<String> rows, PersonId from, PersonId to) {
        return put(PUT_OPENINGS, rows, from, to);
    }

    private int count(String statement, PersonId patient) {
        return Rows.one(jdbc.sql(statement).param("patient", patient.value()).query(Integer.class));
    }

    private List<String> move(String statement, PersonId from, PersonId to) {
        return Rows.list(jdbc.sql(statement)
                .paramSource(Row.with("from", from, "to", to))
                .query(String.class));
    }

    private int put(String statement, Collection<String> rows, PersonId from, PersonId to) {
        return jdbc.sql(statement)
                .paramSource(Row.with("from", from, "to", to).and("rows", rows.toArray(String[]::new)))
                .update();
    }
}
