package hims.emergency;

import hims.person.MergeRowsSql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was read in an emergency, when her record is merged with another. */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_READING = "select count(*) from emergency.reading where person = :person";

    private static final String MOVE_READING =
            "update emergency.reading set person = :to where person = :from returning id::text";

    private static final String PUT_READING = """
            update emergency.reading set person = :to where person = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_READING = """
            select id::text as row, read_at as at from emergency.reading where person = :person and read_at >= :moment
            order by read_at desc, id limit 100
            """;

    MergeSql(JdbcClient jdbc) {
        super(
                jdbc,
                "emergency",
                List.of(new Table("reading", COUNT_READING, MOVE_READING, PUT_READING, SINCE_READING)));
    }
}
