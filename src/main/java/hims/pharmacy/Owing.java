package hims.pharmacy;

import hims.pharmacy.Dispense.Give;
import hims.pharmacy.DispenseSql.Head;
import hims.pharmacy.DispenseSql.NewOwed;
import hims.platform.Ids;
import org.springframework.stereotype.Component;

/** Keeps what the counter could not give: the citizen is told, and the plan sees demand that stock did not meet (PHARM-21). */
@Component
class Owing {
    private final DispenseSql sql;

    Owing(DispenseSql sql) {
        this.sql = sql;
    }

    void settle(Prescription before, Dispense dispense, Head head) {
        for (var give : dispense.gives()) {
            var left = before.line(give.line()).left() - give.quantity();
            sql.settleOwed(give.line(), head.handedOverAt());
            if (left > 0 && give.owing() != null) {
                sql.owe(owed(give, give.owing(), left, head));
            }
        }
    }

    private static NewOwed owed(Give give, Dispense.Owing owing, long left, Head head) {
        return new NewOwed(
                Ids.next(), give.line(), head.store(), left, owing.reason(), owing.collectBy(), head.handedOverAt());
    }
}
