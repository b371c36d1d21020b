package hims.audit;

import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IndexCheckSql {
    private static final String INDEXES = """
            select c.oid::regclass::text from pg_class c
            join pg_am a on a.oid = c.relam and a.amname = 'btree'
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'i' and c.relpersistence = 'p' and n.nspname not in ('pg_toast', 'information_schema')
            order by pg_relation_size(c.oid), c.oid
            """;

    private static final String FAULT = "select audit.index_fault(:index::regclass)";

    private final JdbcClient jdbc;

    IndexCheckSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The smallest first. */
    List<String> indexes() {
        return Rows.list(jdbc.sql(INDEXES).query(String.class));
    }

    Optional<String> fault(String index) {
        return jdbc.sql(FAULT)
                .paramSource(Row.with("index", index))
                .query(String.class)
                .optional();
    }
}
