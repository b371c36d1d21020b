package hims.fhir;

import hims.platform.Row;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each file has come. */
@Repository
class ImportSql {
    private static final String DONE = "select done from fhir.import_file where path = :path and head = :head";

    private static final String ADVANCE = """
            insert into fhir.import_file (path, head, done, at) values (:path, :head, :done, :at)
            on conflict (path, head) do update set done = excluded.done, at = excluded.at
            """;

    private final JdbcClient jdbc;

    ImportSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long done(ImportFile file) {
        return jdbc.sql(DONE)
                .paramSource(Row.with("path", file.path(), "head", file.head()))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void advance(ImportFile file, long done, Instant at) {
        jdbc.sql(ADVANCE)
                .paramSource(Row.with("path", file.path(), "head", file.head())
                        .and("done", done)
                        .and("at", at))
                .update();
    }
}
