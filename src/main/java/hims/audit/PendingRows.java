package hims.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/** The audit rows of one transaction until its end: one statement instead of one a read. */
final class PendingRows implements TransactionSynchronization {
    private final AuditSql sql;
    private final List<AuditEntry> rows = new ArrayList<>();
    private final Map<Object, Integer> savepoints = new HashMap<>();
    private boolean closing;

    PendingRows(AuditSql sql) {
        this.sql = sql;
    }

    void add(List<AuditEntry> entries) {
        rows.addAll(entries);
        if (closing) { // somebody else's last act before the commit
            write();
        }
    }

    /** For whoever reads the log in the same transaction. */
    void write() {
        if (!rows.isEmpty()) {
            sql.append(List.copyOf(rows));
            rows.clear();
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        closing = true;
        write();
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, rows.size());
    }

    /** What was done since the savepoint was not done. */
    @Override
    public void savepointRollback(Object savepoint) {
        int kept = Math.min(rows.size(), Objects.requireNonNullElse(savepoints.get(savepoint), rows.size()));
        rows.subList(kept, rows.size()).clear();
    }
}
