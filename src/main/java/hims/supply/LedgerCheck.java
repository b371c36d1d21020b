package hims.supply;

import hims.platform.check.Check;
import hims.platform.check.Walk;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class LedgerCheck implements Check {
    private final LedgerCheckSql sql;

    LedgerCheck(LedgerCheckSql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public String promise() {
        return "What lies in each heap is the sum of its ledger, and never less than nothing";
    }

    @Override
    public List<String> faults() {
        return Walk.faults(sql::heaps);
    }
}
