package hims.card;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cards whose holder or last day has changed. */
@Repository
class HolderSql {

    private static final String OF = """
            select id
            from card.card
            where person = :person
            order by id
            for update
            """;

    private static final String COUNT = "select count(*) from card.card where person = :person";

    private static final String NOTE = """
            insert into card.repointing (id, card, person_before, person_after, suspended, stays, at)
            values (:id, :card, :from, :to, :suspended, :stays, :now)
            """;

    private static final String POINT = "update card.card set person = :to where id = :card and person = :from";

    private static final String UNDO = """
            update card.repointing
            set undone_at = :now
            where person_before = :to and person_after = :from and undone_at is null and (stays or card = any(:cards))
            returning card, suspended, stays
            """;

    private static final String OVER = """
            select id
            from card.card
            where state in ('ISSUED', 'ACTIVE', 'SUSPENDED') and expires_on < :today
            order by expires_on, id
            limit 500
            """;

    /** Of two cards in use the one that ends later is the last. Other programs take others. */
    private static final String ENDING = """
            select c.id, c.person, c.expires_on, not exists (
                select from card.card o
                where o.person = c.person and o.state = 'ACTIVE' and o.id <> c.id
                    and (o.expires_on is null or o.expires_on > c.expires_on)) as last
            from card.card c
            where c.state = 'ACTIVE' and c.reminded_at is null and c.expires_on between :today and :until
            order by c.expires_on, c.id
            limit 200
            for update of c skip locked
            """;

    private static final String REMINDED = "update card.card set reminded_at = :now where id = :card";

    private final JdbcClient jdbc;

    HolderSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param stays it was the survivor's own and was only stopped */
    record Undone(CardId card, boolean suspended, boolean stays) {}

    List<CardId> of(PersonId person) {
        return Rows.list(jdbc.sql(OF)
                .paramSource(Row.with("person", person))
                .query((row, _) -> new CardId(row.getObject(1, UUID.class))));
    }

    int count(PersonId person) {
        return Rows.one(jdbc.sql(COUNT).paramSource(Row.with("person", person)).query(Integer.class));
    }

    void repoint(CardId card, PersonId from, PersonId to, boolean suspended, Instant now) {
        note(card, from, to, suspended, false, now);
        point(card, from, to);
    }

    /** A card of {@code to} that was stopped as {@code from} joined her. */
    void stopped(CardId card, PersonId from, PersonId to, Instant now) {
        note(card, from, to, true, true, now);
    }

    private void note(CardId card, PersonId from, PersonId to, boolean suspended, boolean stays, Instant now) {
        jdbc.sql(NOTE)
                .paramSource(Row.with("id", Ids.next(), "card", card, "from", from, "to", to)
                        .and("suspended", suspended)
                        .and("stays", stays)
                        .and("now", now))
                .update();
    }

    void point(CardId card, PersonId from, PersonId to) {
        jdbc.sql(POINT)
                .paramSource(Row.with("card", card, "from", from, "to", to))
                .update();
    }

    List<Undone> undo(Collection<CardId> cards, PersonId from, PersonId to, Instant now) {
        return Rows.list(jdbc.sql(UNDO)
                .paramSource(Row.with("cards", cards, "from", from, "to", to, "now", now))
                .query((row, _) ->
                        new Undone(new CardId(row.getObject(1, UUID.class)), row.getBoolean(2), row.getBoolean(3))));
    }

    /** @param last whether its holder has no card that ends later */
    record Ending(CardId card, PersonId person, LocalDate on, boolean last) {}

    List<Ending> ending(LocalDate today, LocalDate until) {
        return Rows.list(jdbc.sql(ENDING)
                .paramSource(Row.with("today", today, "until", until))
                .query((row, _) -> new Ending(
                        new CardId(row.getObject(1, UUID.class)),
                        new PersonId(row.getObject(2, UUID.class)),
                        row.getObject(3, LocalDate.class),
                        row.getBoolean(4))));
    }

    void reminded(CardId card, Instant now) {
        jdbc.sql(REMINDED).paramSource(Row.with("card", card, "now", now)).update();
    }

    List<CardId> over(LocalDate today) {
        return Rows.list(jdbc.sql(OVER)
                .paramSource(Row.with("today", today))
                .query((row, _) -> new CardId(row.getObject(1, UUID.class))));
    }
}
