package hims.billing;

import hims.platform.check.Check;
import hims.platform.check.Walk;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ChargeCheck implements Check {
    private final ChargeCheckSql sql;

    ChargeCheck(ChargeCheckSql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "money";
    }

    @Override
    public String promise() {
        return "Each charge is the sum of its shares, and each reversal undoes its charge to the paisa";
    }

    @Override
    public List<String> faults() {
        return Walk.faults(sql::charges);
    }
}
