package hims.access;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an authenticator would show, for the accounts of the demo city: their key is public. */
@Component
@ConditionalOnProperty("hims.demo")
public class DemoCodes {
    private final AccountSql sql;
    private final Clock clock;

    DemoCodes(AccountSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The code that works next: a code counts once, and a player may come back within its thirty seconds. */
    @Transactional
    @OpenTo("the demo city: the codes of its accounts are no secret")
    public String next(UserId user, byte[] secret) {
        long used = sql.lock(user).map(Account::totpLastStep).orElse(0L);
        return Totp.code(secret, Math.max(Totp.step(clock.instant()), used + 1));
    }
}
