package hims.card;

import hims.notify.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds a holder, once, before the last of her cards ends (CARD-35). Test: ExpiryNoticesTest. */
@Component
class ExpiryNotices {

    /** House value. */
    private static final Period BEFORE = Period.ofDays(60);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);

    private final HolderSql sql;
    private final CardNotices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExpiryNotices(HolderSql sql, CardNotices notices, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    void remindAll() {
        int reminded = remindNext();
        while (reminded > 0) {
            reminded = remindNext();
        }
    }

    private int remindNext() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CardCodes.CITY);
        return Objects.requireNonNull(transaction.execute(_ -> {
            List<HolderSql.Ending> slice = sql.ending(today, today.plus(BEFORE));
            slice.forEach(this::remind);
            return slice.size();
        }));
    }

    private void remind(HolderSql.Ending card) {
        if (card.last()) {
            notices.tell(
                    card.person(),
                    Event.CARD_EXPIRES,
                    "card-expires:" + card.card(),
                    Map.of("date", DAY.format(card.on())));
        }
        sql.reminded(card.card(), clock.instant());
    }
}
