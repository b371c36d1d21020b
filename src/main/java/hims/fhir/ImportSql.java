package hims.fhir;

import hims.platform.Row;
import hims.platform.Rows;
import hims.record.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each file has come, and who of other systems was seen in them. */
@Repository
class ImportSql {
    private static final String DONE = "select done from fhir.import_file where name = :name and head = :head";

    private static final String ADVANCE = """
            insert into fhir.import_file (name, head, done, at) values (:name, :head, :done, :at)
            on conflict (name, head) do update set done = excluded.done, at = excluded.at
            where import_file.done < excluded.done
            """;

    private static final String KEEP = """
            insert into fhir.import_party (rtype, name, body) values (:rtype, :name, :body)
            on conflict (rtype, name) do update set body = excluded.body where import_party.body <> excluded.body
            """;

    /** Within the patience of a connection; those at the desks have less (REL-63). */
    private static final String PATIENTLY = """
            select set_config('lock_timeout', '25s', true), set_config('statement_timeout', '25s', true)
            """;

    private static final String DEFER = """
            insert into fhir.import_waiting (whose, file, line, body) values (:whose, :file, :line, :body)
            """;

    private static final String WAITING = """
            select id, whose, file, line, body from fhir.import_waiting where (whose, id) > (:whose, :id)
            order by whose, id limit :most
            """;

    private static final String FORGET = "delete from fhir.import_waiting where id = any(:ids)";

    private static final String PARTY = "select body from fhir.import_party where rtype = :rtype and name = :name";

    private final JdbcClient jdbc;

    ImportSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits longer for others, in this transaction. */
    void patiently() {
        jdbc.sql(PATIENTLY).query().singleRow();
    }

    /** Lines or entries; 0 for what was never begun. */
    long done(ImportMark mark) {
        return jdbc.sql(DONE)
                .paramSource(Row.of(mark))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** False when it has come as far already: another import reads the same file. */
    boolean advance(ImportMark mark, long done, Instant at) {
        return jdbc.sql(ADVANCE)
                        .paramSource(Row.of(mark).and("done", done).and("at", at))
                        .update()
                == 1;
    }

    void defer(ImportWaiting line) {
        jdbc.sql(DEFER).paramSource(Row.of(line)).update();
    }

    /** The next ones after this one, those of one patient together. */
    List<ImportWaiting> waiting(ImportWaiting after, int most) {
        return Rows.list(jdbc.sql(WAITING)
                .paramSource(Row.with("whose", after.whose(), "id", after.id(), "most", most))
                .query(ImportWaiting.class));
    }

    void forget(List<ImportWaiting> lines) {
        jdbc.sql(FORGET)
                .param("ids", lines.stream().map(ImportWaiting::id).toArray(Long[]::new))
                .update();
    }

    void keep(ResourceType type, String name, byte[] body) {
        jdbc.sql(KEEP)
                .paramSource(Row.with("rtype", type.number(), "name", name, "body", body))
                .update();
    }

    Optional<byte[]> party(ResourceType type, String name) {
        return jdbc.sql(PARTY)
                .paramSource(Row.with("rtype", type.number(), "name", name))
                .query(byte[].class)
                .optional();
    }
}
