package hims.chart;

import hims.person.MergeRowsSql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Unsigned notes, when the patient's record is merged with another. */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_DRAFT = "select count(*) from chart.draft where patient = :person";

    private static final String MOVE_DRAFT =
            "update chart.draft set patient = :to where patient = :from returning id::text";

    private static final String PUT_DRAFT = """
            update chart.draft set patient = :to where patient = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_DRAFT = """
            select id::text as row, updated_at as at from chart.draft where patient = :person and updated_at >= :moment
            order by updated_at desc, id limit 100
            """;

    MergeSql(JdbcClient jdbc) {
        super(jdbc, "chart", List.of(new Table("draft", COUNT_DRAFT, MOVE_DRAFT, PUT_DRAFT, SINCE_DRAFT)));
    }
}
