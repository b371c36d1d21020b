package hims.notify;

import hims.notify.NotifySql.Taken;
import hims.notify.SmsGateway.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes what is due and hands it to the gateway, outside of any transaction. Each message is taken for two minutes: a process
 * that dies in between loses none, and two never send the same at once. Test: DeliveryTest.
 */
final class Delivery {
    private static final Duration TAKEN = Duration.ofMinutes(2);
    private static final List<Duration> BACK_OFF = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(4));
    private static final String FORGOTTEN = "●●●●●●";

    private final NotifySql sql;
    private final SmsGateway gateway;
    private final TransactionOperations transactions;
    private final Clock clock;

    Delivery(NotifySql sql, SmsGateway gateway, TransactionOperations transactions, Clock clock) {
        this.sql = sql;
        this.gateway = gateway;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many were taken; fifty at most */
    int deliverDue() {
        var now = clock.instant();
        var due = transactions.execute(status -> sql.take(now, now.plus(TAKEN)));
        due.forEach(this::deliver);
        return due.size();
    }

    private void deliver(Taken message) {
        if (!clock.instant().isBefore(message.expiresAt())) {
            end(message, MessageState.EXPIRED, null);
            return;
        }
        var sms = new SmsGateway.Sms(message.id().value(), new Phone(message.phone()), message.body());
        switch (gateway.send(sms)) {
            case Receipt.Accepted() -> end(message, MessageState.SENT, null);
            case Receipt.Delivered() -> end(message, MessageState.DELIVERED, null);
            case Receipt.Refused(var reason) -> end(message, MessageState.FAILED, reason);
            case Receipt.Unreachable(var reason) -> later(message, reason);
        }
    }

    private void later(Taken message, String reason) {
        if (message.attempts() > BACK_OFF.size()) {
            end(message, MessageState.FAILED, reason);
        } else {
            sql.again(message.id(), reason, clock.instant().plus(BACK_OFF.get(message.attempts() - 1)));
        }
    }

    private void end(Taken message, MessageState state, @Nullable String reason) {
        sql.end(message.id(), state, reason, message.event().secret() ? FORGOTTEN : null, clock.instant());
    }
}
