package hims.card;

import hims.person.MergeRowsSql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a holder agreed to and whom she lets see her summary, when her record is merged with another. Her cards: {@link CardPart}. */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_CONSENT = "select count(*) from card.consent where person = :person";

    private static final String MOVE_CONSENT =
            "update card.consent set person = :to where person = :from returning id::text";

    private static final String PUT_CONSENT = """
            update card.consent set person = :to where person = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_CONSENT = """
            select id::text as row, given_at as at from card.consent where person = :person and given_at >= :moment
            order by given_at desc, id limit 100
            """;

    private static final String COUNT_LINK = "select count(*) from card.link where person = :person";

    private static final String MOVE_LINK = "update card.link set person = :to where person = :from returning id::text";

    private static final String PUT_LINK = """
            update card.link set person = :to where person = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_LINK = """
            select id::text as row, made_at as at from card.link where person = :person and made_at >= :moment
            order by made_at desc, id limit 100
            """;

    MergeSql(JdbcClient jdbc) {
        super(
                jdbc,
                "sharing",
                List.of(
                        new Table("consent", COUNT_CONSENT, MOVE_CONSENT, PUT_CONSENT, SINCE_CONSENT),
                        new Table("link", COUNT_LINK, MOVE_LINK, PUT_LINK, SINCE_LINK)));
    }
}
