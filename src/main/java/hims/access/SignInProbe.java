package hims.access;

import hims.platform.health.Degraded;
import hims.platform.health.Probe;
import hims.platform.health.Reason;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Many accounts locked at once: somebody tries passwords, or a keyboard is set wrongly in a whole ward. */
@Component
class SignInProbe implements Probe {
    private static final long MOST = 20;

    private final LockedSql sql;

    SignInProbe(LockedSql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Degraded> look() {
        var locked = sql.count();
        return locked > MOST ? Optional.of(new Degraded(Reason.SIGN_INS, locked)) : Optional.empty();
    }
}
