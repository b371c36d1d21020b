package hims.privacy;

import hims.person.MergeRowsSql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a citizen asked about readings of her record, when it is merged with another. */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_QUESTION = "select count(*) from privacy.question where person = :person";

    private static final String MOVE_QUESTION =
            "update privacy.question set person = :to where person = :from returning id::text";

    private static final String PUT_QUESTION = """
            update privacy.question set person = :to where person = :from and id = any(:rows::text[]::uuid[])
            """;

    MergeSql(JdbcClient jdbc) {
        super(jdbc, "privacy", List.of(new Table("question", COUNT_QUESTION, MOVE_QUESTION, PUT_QUESTION, "")));
    }
}
