package hims.portal;

import hims.person.MergeRowsSql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes a citizen asked for, when her record is merged with another. */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_CHALLENGE = "select count(*) from portal.challenge where person = :person";

    private static final String MOVE_CHALLENGE =
            "update portal.challenge set person = :to where person = :from returning id::text";

    private static final String PUT_CHALLENGE = """
            update portal.challenge set person = :to where person = :from and id = any(:rows::text[]::uuid[])
            """;

    MergeSql(JdbcClient jdbc) {
        super(jdbc, "portal", List.of(new Table("challenge", COUNT_CHALLENGE, MOVE_CHALLENGE, PUT_CHALLENGE, "")));
    }
}
