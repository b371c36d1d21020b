package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
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
class LinkSql {

    private static final String INSERT = """
            insert into card.link (id, person, address_hash, sealed, passcode_hash, tries_left, views_left, made_at, ends_at, made_by)
            values (:id, :person, :address, :sealed, :passcode, :triesLeft, :viewsLeft, :madeAt, :endsAt, :by)
            """;

    private static final String OF = """
            select id, person, sealed, passcode_hash, tries_left, views_left, made_at, ends_at, revoked_at
            from card.link
            where person = :person
            order by made_at desc, id desc
            limit 20
            """;

    private static final String BY_ID = """
            select id, person, sealed, passcode_hash, tries_left, views_left, made_at, ends_at, revoked_at
            from card.link
            where id = :id
            """;

    private static final String BY_ADDRESS = """
            select id, person, sealed, passcode_hash, tries_left, views_left, made_at, ends_at, revoked_at
            from card.link
            where address_hash = :address
            """;

    private static final String REVOKE = "update card.link set revoked_at = :now where id = :id and revoked_at is null";

    /** Before the passcode is looked at, so that many tries at once are many tries. */
    private static final String TRY =
            "update card.link set tries_left = tries_left - 1 where id = :id and tries_left > 0";

    private static final String RIGHT = "update card.link set tries_left = tries_left + 1 where id = :id";

    private static final String VIEW = """
            update card.link
            set views_left = views_left - 1
            where id = :id and revoked_at is null and ends_at > :now and (views_left is null or views_left > 0)
            """;

    private final JdbcClient jdbc;

    LinkSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Link link, byte[] address, Actor by) {
        jdbc.sql(INSERT)
                .paramSource(Row.of(link).and("address", address).and("by", by.user()))
                .update();
    }

    List<Link> of(PersonId person) {
        return Rows.list(jdbc.sql(OF).paramSource(Row.with("person", person)).query((row, _) -> link(row)));
    }

    Optional<Link> find(LinkId id) {
        return jdbc.sql(BY_ID)
                .paramSource(Row.with("id", id))
                .query((row, _) -> link(row))
                .optional();
    }

    Optional<Link> find(byte[] address) {
        return jdbc.sql(BY_ADDRESS)
                .paramSource(Row.with("address", address))
                .query((row, _) -> link(row))
                .optional();
    }

    void revoke(LinkId id, Instant now) {
        jdbc.sql(REVOKE).paramSource(Row.with("id", id, "now", now)).update();
    }

    boolean tryPasscode(LinkId id) {
        return jdbc.sql(TRY).paramSource(Row.with("id", id)).update() == 1;
    }

    void passcodeWasRight(LinkId id) {
        jdbc.sql(RIGHT).paramSource(Row.with("id", id)).update();
    }

    /** One view less; false when there is none left. */
    boolean view(LinkId id, Instant now) {
        return jdbc.sql(VIEW).paramSource(Row.with("id", id, "now", now)).update() == 1;
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                new LinkId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "person"))),
                row.getString("sealed"),
                row.getBytes("passcode_hash"),
                row.getInt("tries_left"),
                row.getObject("views_left", Integer.class),
                Objects.requireNonNull(Rows.instant(row, "made_at")),
                Objects.requireNonNull(Rows.instant(row, "ends_at")),
                Rows.instant(row, "revoked_at"));
    }
}
