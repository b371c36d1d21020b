package hims.billing;

import hims.person.MergeRowsSql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of a person, when her record is merged with another. */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_ACCOUNT = "select count(*) from billing.account where person_id = :person";

    private static final String MOVE_ACCOUNT =
            "update billing.account set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_ACCOUNT = """
            update billing.account set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_ACCOUNT = """
            select id::text as row, opened_at as at from billing.account where person_id = :person and opened_at >= :moment
            order by opened_at desc, id limit 100
            """;

    MergeSql(JdbcClient jdbc) {
        super(jdbc, "billing", List.of(new Table("account", COUNT_ACCOUNT, MOVE_ACCOUNT, PUT_ACCOUNT, SINCE_ACCOUNT)));
    }
}
