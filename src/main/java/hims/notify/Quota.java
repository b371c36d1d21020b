package hims.notify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many messages a number, and how many codes an address may cause in a day: against pumping fraud (SEC-4). House values.
 */
@Component
class Quota {
    private final NotifySql sql;
    private final int codesForNumber;
    private final int messagesForNumber;
    private final int codesFromAddress;

    Quota(
            NotifySql sql,
            @Value("${hims.notify.codes-for-number:10}") int codesForNumber,
            @Value("${hims.notify.messages-for-number:40}") int messagesForNumber,
            @Value("${hims.notify.codes-from-address:200}") int codesFromAddress) {
        this.sql = sql;
        this.codesForNumber = codesForNumber;
        this.messagesForNumber = messagesForNumber;
        this.codesFromAddress = codesFromAddress;
    }

    /** Whether one more may go. Holds the number's place until the transaction ends. */
    boolean allows(Notice notice, String network, Instant now) {
        if (notice.event().owed()) {
            return true;
        }
        var phone = notice.phone().e164();
        sql.lockQuota(phone);
        var sent = sql.count(notice.event(), phone, network, now.minus(1, ChronoUnit.DAYS));
        var code = notice.event() == Event.OTP;
        return sent.ofPhone() < messagesForNumber
                && (!code || (sent.ofEvent() < codesForNumber && sent.ofNetwork() < codesFromAddress));
    }
}
