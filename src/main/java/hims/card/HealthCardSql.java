package hims.card;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HealthCardSql {

    private static final String INSERT = """
            insert into card.health_card (id, card, person, consent, jws, left_out, made_at, ends_at)
            values (:id, :card, :person, :consent, :jws, :leftOut, :now, :endsAt)
            """;

    /** Of a card that is in use: with the card its credential ends, and with it it goes to another record. */
    private static final String LATEST = """
            select h.jws, h.left_out, h.made_at, h.ends_at
            from card.health_card h
            join card.card c on c.id = h.card
            where c.person = :person and h.ends_at > :now and c.state = 'ACTIVE'
            order by h.made_at desc, h.id desc
            limit 1
            """;

    private static final String OF_CARD = """
            select jws, left_out, made_at, ends_at
            from card.health_card
            where card = :card and ends_at > :now
            order by made_at desc, id desc
            limit 1
            """;

    private static final String CONSENT = """
            select h.consent
            from card.health_card h
            join card.consent c on c.id = h.consent
            where h.jws = :jws and c.withdrawn_at is null
            """;

    private final JdbcClient jdbc;

    HealthCardSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Made(String jws, int leftOut, Instant madeAt, Instant endsAt) {}

    void insert(Card card, UUID consent, Made made) {
        jdbc.sql(INSERT)
                .paramSource(Row.with("id", Ids.next(), "card", card.id(), "person", card.person(), "consent", consent)
                        .and("jws", made.jws())
                        .and("leftOut", made.leftOut())
                        .and("now", made.madeAt())
                        .and("endsAt", made.endsAt()))
                .update();
    }

    Optional<Made> latest(PersonId person, Instant now) {
        return jdbc.sql(LATEST)
                .paramSource(Row.with("person", person, "now", now))
                .query((row, _) -> made(row))
                .optional();
    }

    Optional<Made> of(CardId card, Instant now) {
        return jdbc.sql(OF_CARD)
                .paramSource(Row.with("card", card, "now", now))
                .query((row, _) -> made(row))
                .optional();
    }

    /** Empty when it was withdrawn. */
    Optional<UUID> consent(Made made) {
        return jdbc.sql(CONSENT)
                .paramSource(Row.with("jws", made.jws()))
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    private static Made made(ResultSet row) throws SQLException {
        return new Made(
                row.getString("jws"),
                row.getInt("left_out"),
                Objects.requireNonNull(Rows.instant(row, "made_at")),
                Objects.requireNonNull(Rows.instant(row, "ends_at")));
    }
}
