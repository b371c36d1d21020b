package hims.platform.backup;

import hims.platform.check.Check;
import hims.platform.db.DatabaseAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What a restored database must stand (REL-52): its pages and indexes, its constraints, and what each module promises of its rows. */
@Component
class RestoredChecks {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredChecks.class);

    private final DatabaseAddress address;
    private final ObjectProvider<Check> checks;

    RestoredChecks(DatabaseAddress address, ObjectProvider<Check> checks) {
        this.address = address;
        this.checks = checks;
    }

    /** A sentence each; empty: everything holds. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        try (var sql = new RestoredSql(address)) {
            faults.addAll(faultsOf(sql));
            sql.counts().forEach(count -> LOG.info("{}: {} rows", count.module(), count.rows()));
        }
        checks.orderedStream().forEach(check -> {
            var found = check.faults();
            LOG.info("{}: {}", check.promise(), found.isEmpty() ? "holds" : "DOES NOT HOLD");
            found.forEach(fault -> faults.add(check.name() + ": " + fault));
        });
        return faults;
    }

    /** Of pages, indexes and constraints, whatever lies in them. */
    static List<String> faultsOf(RestoredSql sql) {
        var faults = new ArrayList<String>();
        sql.prepare();
        sql.tables().forEach(table -> sql.faultsOfTable(table).forEach(fault -> faults.add(table + ", " + fault)));
        sql.indexes().forEach(index -> check(sql, index, faults));
        faults.addAll(sql.brokenConstraints());
        return faults;
    }

    private static void check(RestoredSql sql, String index, List<String> faults) {
        try {
            sql.checkIndex(index);
        } catch (DataAccessException e) {
            faults.add(index + ": " + e.getMostSpecificCause().getMessage());
        }
    }
}
