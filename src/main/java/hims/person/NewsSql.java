package hims.person;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The latest merge of a person. */
@Repository
class NewsSql {
    private static final String MERGED = """
            select coalesce(m.undone_at, m.done_at) as at, m.status = 'UNMERGED' as undone
            from person.merge m
            where (m.keep = :person or m.merged = :person) and m.status in ('DONE', 'UNMERGED')
                and coalesce(m.undone_at, m.done_at) > :moment
            order by at desc limit 1
            """;

    private final JdbcClient jdbc;

    NewsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<News.Merged> merged(PersonId person, Instant moment) {
        return jdbc.sql(MERGED)
                .paramSource(Row.with("person", person, "moment", moment))
                .query((row, _) ->
                        new News.Merged(Objects.requireNonNull(Rows.instant(row, "at")), row.getBoolean("undone")))
                .optional();
    }
}
