package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was printed, and what the holder agreed to. */
@Repository
class PrintSql {

    private static final String INSERT_CONSENT = """
            insert into card.consent (id, person, wording, classes, given_at, recorded_by)
            values (:id, :person, :wording, :classes, :now, :actor)
            """;

    private static final String INSERT_PRINT = """
            insert into card.print
                (id, card, copy, template, fields, consent, code_hash, emergency_hash, printed_at, actor)
            select :id, :card, coalesce(max(copy), 0) + 1, :template, :fields::jsonb, :consent, :codeHash,
                :emergencyHash, :now, :actor
            from card.print
            where card = :card
            """;

    private static final String LATEST = """
            select copy, fields, consent, printed_at
            from card.print
            where card = :card
            order by copy desc
            limit 1
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PrintSql(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param copy 1 for the first print, then 2, 3 … */
    record Printed(int copy, PrintedCard fields, @Nullable UUID consent, Instant at) {}

    UUID insertConsent(PersonId person, String wording, Collection<? extends Enum<?>> classes, Actor by, Instant now) {
        var id = Ids.next();
        jdbc.sql(INSERT_CONSENT)
                .paramSource(Row.with("id", id, "person", person, "wording", wording, "classes", classes)
                        .and("now", now)
                        .and("actor", by.user()))
                .update();
        return id;
    }

    void insert(CardId card, PrintedCard fields, @Nullable UUID consent, Actor by, Instant now) {
        PrintedBack back = fields.back();
        jdbc.sql(INSERT_PRINT)
                .paramSource(Row.with("id", Ids.next(), "card", card, "template", PrintedCard.TEMPLATE)
                        .and("fields", json.writeValueAsString(fields))
                        .and("consent", consent)
                        .and("codeHash", hash(fields.code()))
                        .and("emergencyHash", back == null ? null : hash(back.code()))
                        .and("now", now)
                        .and("actor", by.user()))
                .update();
    }

    Optional<Printed> latest(CardId card) {
        return jdbc.sql(LATEST)
                .paramSource(Row.with("card", card))
                .query((row, _) -> printed(row))
                .optional();
    }

    private Printed printed(ResultSet row) throws SQLException {
        return new Printed(
                row.getInt("copy"),
                json.readValue(row.getString("fields"), PrintedCard.class),
                Rows.uuid(row, "consent"),
                Objects.requireNonNull(Rows.instant(row, "printed_at")));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
