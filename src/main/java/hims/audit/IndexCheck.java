package hims.audit;

import hims.platform.check.Check;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/** The indexes of every module; what PostgreSQL itself says of them. */
@Component
class IndexCheck implements Check {
    private static final Logger log = LoggerFactory.getLogger(IndexCheck.class);
    private static final int MOST = 100;

    private final IndexCheckSql sql;

    IndexCheck(IndexCheckSql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "indexes";
    }

    @Override
    public String promise() {
        return "Each index agrees with itself, as far as amcheck is there to say so";
    }

    @Override
    public List<String> faults() {
        return sql.indexes().stream()
                .flatMap(index -> fault(index).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<String> fault(String index) {
        try {
            return sql.fault(index).map(fault -> "Index " + index + ": " + fault);
        } catch (QueryTimeoutException tooLarge) {
            log.warn("Index {} takes longer than a statement may: pg_amcheck --index={} checks it", index, index);
            return Optional.empty();
        }
    }
}
