package hims.scheduling;

import hims.platform.check.Check;
import hims.platform.check.Walk;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class TokenCheck implements Check {
    private final TokenCheckSql sql;

    TokenCheck(TokenCheckSql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public String promise() {
        return "No number is given twice in a queue on a day, and each token stands where its last event left it";
    }

    @Override
    public List<String> faults() {
        return Walk.faults(sql::tokens);
    }
}
