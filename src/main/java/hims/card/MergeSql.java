package hims.card;

import hims.person.MergeRowsSql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A card says to whom it was issued, and leads to the survivor by itself: cards and agreements stay (CARD-33). */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_CARD = "select count(*) from card.card where person = :person";

    private static final String COUNT_CONSENT = "select count(*) from card.consent where person = :person";

    MergeSql(JdbcClient jdbc) {
        super(jdbc, "card", List.of(Table.staying("card", COUNT_CARD), Table.staying("consent", COUNT_CONSENT)));
    }
}
