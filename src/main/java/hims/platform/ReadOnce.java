package hims.platform;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Asks the database once for what one transaction reads again and again: who the patient is, which room this is. The same plain
 * select with the same parameters and the same mapper is answered from memory until the transaction writes or locks anything; then
 * all is read anew, as the transaction may have waited for another one's commit. Rows are immutable records. Test: ReadOnceTest.
 */
final class ReadOnce extends NamedParameterJdbcTemplate {
    private static final Pattern WRITES_OR_LOCKS = Pattern.compile(
            "\\bfor\\s+(no\\s+key\\s+update|update|share|key\\s+share)\\b|\\b(insert|update|delete|merge|pg_\\w*lock\\w*)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FLEETING = Pattern.compile(
            "\\b(clock_timestamp|nextval|random|gen_random_uuid|set_config|pg_\\w+)\\b", Pattern.CASE_INSENSITIVE);

    private final PerTransaction<Memory> memory;

    private ReadOnce(Watched jdbc) {
        super(jdbc);
        this.memory = jdbc.memory;
    }

    static ReadOnce of(DataSource database) {
        return new ReadOnce(new Watched(database));
    }

    private enum Kind {
        PLAIN,
        /** Another answer each time, and nothing that others wait for. */
        FLEETING,
        WRITES_OR_LOCKS;

        static Kind of(String sql) {
            if (ReadOnce.WRITES_OR_LOCKS.matcher(sql).find()) {
                return WRITES_OR_LOCKS;
            }
            return ReadOnce.FLEETING.matcher(sql).find() ? FLEETING : PLAIN;
        }
    }

    private record Asked(String sql, List<?> parameters, RowMapper<?> mapper) {}

    private static final class Memory implements TransactionSynchronization {
        private static final int MOST_ROWS = 200;
        private static final int MOST_QUESTIONS = 500;
        private final Map<Asked, List<?>> rows = new HashMap<>();

        /** Long lists and long jobs are not worth their memory. */
        void keep(Asked asked, List<?> answer) {
            if (answer.size() <= MOST_ROWS && rows.size() < MOST_QUESTIONS) {
                rows.put(asked, answer);
            }
        }

        @Override
        public void savepointRollback(Object savepoint) {
            rows.clear();
        }
    }

    @Override
    @SuppressWarnings("unchecked") // a mapper's rows are of its own type
    public <T extends @Nullable Object> List<T> query(String sql, SqlParameterSource parameters, RowMapper<T> mapper) {
        var remembered = Watched.kind(sql) == Kind.PLAIN ? memory.current().orElse(null) : null;
        var names = parameters.getParameterNames();
        if (remembered == null || names == null) {
            return super.query(sql, parameters, mapper);
        }
        var values = Arrays.stream(names)
                .<@Nullable Object>map(name -> comparable(parameters.getValue(name)))
                .toList();
        var asked = new Asked(sql, values, mapper);
        var known = remembered.rows.get(asked);
        if (known == null) {
            known = Collections.unmodifiableList(super.query(sql, parameters, mapper));
            remembered.keep(asked, known);
        }
        return (List<T>) known;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Object[] array ? Arrays.asList(array) : value;
    }

    /** Every statement passes here, with named parameters or without; what is not a plain select makes the transaction forget. */
    private static final class Watched extends JdbcTemplate {
        private static final Map<String, Kind> KINDS = new ConcurrentHashMap<>();
        private final PerTransaction<Memory> memory = new PerTransaction<>(Memory::new);

        Watched(DataSource database) {
            super(database);
        }

        static Kind kind(@Nullable String sql) {
            return sql == null ? Kind.WRITES_OR_LOCKS : KINDS.computeIfAbsent(sql, Kind::of);
        }

        private void forget() {
            memory.bound().ifPresent(remembered -> remembered.rows.clear());
        }

        @Override
        public <T extends @Nullable Object> T query(
                PreparedStatementCreator statement,
                @Nullable PreparedStatementSetter values,
                ResultSetExtractor<T> rows) {
            if (kind(statement instanceof SqlProvider text ? text.getSql() : null) == Kind.WRITES_OR_LOCKS) {
                forget();
            }
            return super.query(statement, values, rows);
        }

        @Override
        protected int update(PreparedStatementCreator statement, @Nullable PreparedStatementSetter values) {
            forget();
            return super.update(statement, values);
        }

        @Override
        public int update(PreparedStatementCreator statement, KeyHolder keys) {
            forget();
            return super.update(statement, keys);
        }

        @Override
        public int[] batchUpdate(String sql, BatchPreparedStatementSetter values) {
            forget();
            return super.batchUpdate(sql, values);
        }

        @Override
        public <T extends @Nullable Object> T execute(
                PreparedStatementCreator statement, PreparedStatementCallback<T> action) {
            forget();
            return super.execute(statement, action);
        }
    }
}
