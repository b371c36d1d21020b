package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.HealthId;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CardSql {

    /** Two counters with the same person: the second waits here and then sees the card of the first. */
    private static final String LOCK_PERSON = """
            select pg_advisory_xact_lock(hashtextextended(:person::text, 26))
            """;

    private static final String INSERT = """
            insert into card.card (id, serial, person, health_id, kind, form, state, issued_on, expires_on, emergency_code)
            values (:id, :serial, :person, :healthId, :kind, :form, :state, :issuedOn, :expiresOn, :emergencyCode)
            """;

    private static final String STEP = """
            with moved as (
                update card.card set state = :after where id = :card and state = :before returning id
            )
            insert into card.event (card, before, after, reason, channel, at, actor, actor_name, role, facility, place)
            select id, :before, :after, :reason, :channel, :now, :actor, :actorName, :role, :facility, :place
            from moved
            """;

    private static final String BY_ID = """
            select id, serial, person, health_id, kind, form, state, issued_on, expires_on, emergency_code
            from card.card
            where id = :id
            """;

    private static final String BY_SERIAL = """
            select id, serial, person, health_id, kind, form, state, issued_on, expires_on, emergency_code
            from card.card
            where serial = :serial
            """;

    private static final String ACTIVE = """
            select id, serial, person, health_id, kind, form, state, issued_on, expires_on, emergency_code
            from card.card
            where person = :person and form = :form and state = 'ACTIVE'
            """;

    private static final String OF_PERSON = """
            select id, serial, person, health_id, kind, form, state, issued_on, expires_on, emergency_code
            from card.card
            where person = :person
            order by (state = 'ACTIVE') desc, issued_on desc, id desc
            limit 50
            """;

    private final JdbcClient jdbc;

    CardSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lockPerson(PersonId person) {
        jdbc.sql(LOCK_PERSON).paramSource(Row.with("person", person)).query().singleRow();
    }

    void insert(Card card) {
        jdbc.sql(INSERT)
                .paramSource(Row.of(card)
                        .and("serial", card.serial().bits())
                        .and("healthId", card.healthId().number()))
                .update();
    }

    /** False when the card does not stand where it was thought to stand. */
    boolean step(CardId card, CardState before, CardState after, Why why, Actor by, Instant now) {
        var row = Row.with("card", card, "before", before, "after", after, "reason", why.reason())
                .and("channel", why.channel())
                .and("now", now)
                .and("actor", by.user())
                .and("actorName", by.name())
                .and("role", by.role())
                .and("facility", by.facility())
                .and("place", by.place());
        return jdbc.sql(STEP).paramSource(row).update() == 1;
    }

    /** Why a card moved, and through which channel. */
    record Why(String reason, Channel channel) {}

    enum Channel {
        COUNTER,
        PORTAL,
        HELPLINE,
        SYSTEM
    }

    Optional<Card> find(CardId id) {
        return jdbc.sql(BY_ID)
                .paramSource(Row.with("id", id))
                .query((row, _) -> card(row))
                .optional();
    }

    Optional<Card> find(CardSerial serial) {
        return jdbc.sql(BY_SERIAL)
                .paramSource(Row.with("serial", serial.bits()))
                .query((row, _) -> card(row))
                .optional();
    }

    Optional<Card> active(PersonId person, CardForm form) {
        var row = Row.with("person", person, "form", form);
        return jdbc.sql(ACTIVE)
                .paramSource(row)
                .query((result, _) -> card(result))
                .optional();
    }

    List<Card> of(PersonId person) {
        return Rows.list(
                jdbc.sql(OF_PERSON).paramSource(Row.with("person", person)).query((row, _) -> card(row)));
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                new CardId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                new CardSerial(row.getLong("serial")),
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "person"))),
                new HealthId(row.getLong("health_id")),
                CardKind.valueOf(row.getString("kind")),
                CardForm.valueOf(row.getString("form")),
                CardState.valueOf(row.getString("state")),
                Objects.requireNonNull(Rows.date(row, "issued_on")),
                Rows.date(row, "expires_on"),
                row.getBoolean("emergency_code"));
    }
}
