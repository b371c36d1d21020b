package hims.chart;

import hims.access.PersonId;
import hims.access.UserId;
import hims.platform.Row;
import hims.scheduling.VisitId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DraftSql {
    private static final String OPEN = """
            insert into chart.draft (id, patient, visit, author, content, version, updated_at)
            values (:id, :patient, :visit, :author, :content::jsonb, 1, :now)
            on conflict (visit, author) do nothing
            """;

    private static final String FIND = """
            select id, patient, content, version, updated_at from chart.draft where visit = :visit and author = :author
            """;

    private static final String LOCK = """
            select id, patient, content, version, updated_at from chart.draft
            where visit = :visit and author = :author for update
            """;

    private static final String SAVE = """
            update chart.draft set content = :content::jsonb, version = version + 1, updated_at = :now where id = :id
            """;

    private static final String DROP = "delete from chart.draft where visit = :visit and author = :author";

    private static final String FORGET = "delete from chart.draft where updated_at < :before";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DraftSql(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void open(DraftId id, PersonId patient, VisitId visit, UserId author, Instant now) {
        jdbc.sql(OPEN)
                .paramSource(Row.with("id", id, "patient", patient, "visit", visit, "author", author, "now", now)
                        .and("content", json.writeValueAsString(Basket.EMPTY)))
                .update();
    }

    Optional<Drafts.Draft> find(VisitId visit, UserId author) {
        return read(FIND, visit, author);
    }

    Optional<Drafts.Draft> lock(VisitId visit, UserId author) {
        return read(LOCK, visit, author);
    }

    Drafts.Draft save(Drafts.Draft draft, Basket basket, Instant now) {
        jdbc.sql(SAVE)
                .paramSource(Row.with("id", draft.id(), "content", json.writeValueAsString(basket), "now", now))
                .update();
        return new Drafts.Draft(draft.id(), draft.patient(), basket, draft.version() + 1, now);
    }

    void drop(VisitId visit, UserId author) {
        jdbc.sql(DROP).paramSource(Row.with("visit", visit, "author", author)).update();
    }

    void forgetBefore(Instant before) {
        jdbc.sql(FORGET).paramSource(Row.with("before", before)).update();
    }

    private Optional<Drafts.Draft> read(String sql, VisitId visit, UserId author) {
        return jdbc.sql(sql)
                .paramSource(Row.with("visit", visit, "author", author))
                .query((row, n) -> new Drafts.Draft(
                        new DraftId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("patient", UUID.class)),
                        json.readValue(row.getString("content"), Basket.class),
                        row.getInt("version"),
                        row.getTimestamp("updated_at").toInstant()))
                .optional();
    }
}
