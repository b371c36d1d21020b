package hims.emergency;

import hims.access.PersonId;
import hims.access.UserId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReadingSql {
    private static final String COLUMNS =
            "id, person, reader, facility, proof, card_state, key_number, read_at, open_until";

    private static final String INSERT = """
            insert into emergency.reading (id, person, reader, facility, proof, card_state, key_number, read_at)
            values (:id, :person, :reader, :facility, :proof, :cardState, :keyNumber, :readAt)
            """;

    private static final String LATEST = "select " + COLUMNS + """
             from emergency.reading
            where reader = :reader and person = :person and read_at >= :since
            order by read_at desc, id desc limit 1
            """;

    private static final String LATEST_OF_EACH = """
            select id, person, reader, facility, proof, card_state, key_number, read_at, open_until
            from (select distinct on (person) id, person, reader, facility, proof, card_state, key_number, read_at, open_until
                  from emergency.reading
                  where reader = :reader and read_at >= :since
                  order by person, read_at desc, id desc) as latest
            order by read_at desc, id desc limit 50
            """;

    private static final String OPEN_UNTIL = "update emergency.reading set open_until = :until where id = :id";

    private static final String ONE_AT_A_TIME = """
            select true from (select pg_advisory_xact_lock(hashtextextended(:what, 0))) as held
            """;

    private final JdbcClient jdbc;

    ReadingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else opens the same record for the same reader. */
    void oneAtATime(UserId reader, PersonId person) {
        jdbc.sql(ONE_AT_A_TIME)
                .param("what", "emergency " + reader + " " + person)
                .query(Boolean.class)
                .single();
    }

    void insert(Reading reading) {
        jdbc.sql(INSERT).paramSource(Row.of(reading)).update();
    }

    Optional<Reading> latest(UserId reader, PersonId person, Instant since) {
        return jdbc.sql(LATEST)
                .paramSource(Row.with("reader", reader, "person", person, "since", since))
                .query(Reading.class)
                .optional();
    }

    /** The last one of each person, newest first. */
    List<Reading> latestOfEach(UserId reader, Instant since) {
        return Rows.list(jdbc.sql(LATEST_OF_EACH)
                .paramSource(Row.with("reader", reader, "since", since))
                .query(Reading.class));
    }

    void openUntil(ReadingId id, Instant until) {
        jdbc.sql(OPEN_UNTIL).paramSource(Row.with("id", id, "until", until)).update();
    }
}
