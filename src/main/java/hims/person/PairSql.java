package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pairs that may be one person: the queue of the records department (PER-50). */
@Repository
class PairSql {
    private static final String OPEN = """
            insert into person.pair (id, a, b, status, origin, bits, reasons, why, opened_by, opened_at)
            values (:id, least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), 'OPEN', :origin, :bits,
                :reasons::text[], :why, :by, :now)
            on conflict on constraint pair_once do nothing
            """;

    private final JdbcClient jdbc;

    PairSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A pair that is known already keeps its state. */
    void open(PersonId one, PersonId other, String origin, Score score, String why, Actor by, Instant now) {
        jdbc.sql(OPEN)
                .paramSource(Row.with("id", Ids.next(), "one", one, "other", other, "origin", origin)
                        .and("bits", score.bits())
                        .and("reasons", score.reasons().stream().map(Enum::name).toArray(String[]::new))
                        .and("why", why)
                        .and("by", by.user())
                        .and("now", now))
                .update();
    }
}
