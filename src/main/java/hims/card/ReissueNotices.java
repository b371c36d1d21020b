package hims.card;

import hims.notify.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the holders whose cards wait to be made anew (CARD-34), the most needed first, each once for a key. */
@Component
class ReissueNotices {

    private final ReissueSql sql;
    private final CardNotices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReissueNotices(ReissueSql sql, CardNotices notices, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In slices: a program that dies tells nobody twice, and goes on where it was. */
    void tellAll() {
        int told = tellNext();
        while (told > 0) {
            told = tellNext();
        }
    }

    private int tellNext() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            List<ReissueSql.Untold> slice = sql.untold();
            slice.forEach(this::tell);
            return slice.size();
        }));
    }

    private void tell(ReissueSql.Untold one) {
        notices.tell(one.person(), Event.CARD_REISSUE, "card-reissue:" + one.person() + ":" + one.key(), Map.of());
        sql.told(one, clock.instant());
    }
}
