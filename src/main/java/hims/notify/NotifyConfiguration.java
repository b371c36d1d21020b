package hims.notify;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The job that empties the outbox. Without a gateway messages stay queued, and the log and the page say so. */
@Configuration(proxyBeanMethods = false)
class NotifyConfiguration {
    private static final Logger log = LoggerFactory.getLogger(NotifyConfiguration.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    RecurringTask<Void> deliverMessages(
            NotifySql sql, ObjectProvider<SmsGateway> gateway, TransactionOperations transactions, Clock clock) {
        var way = gateway.getIfAvailable();
        if (way == null) {
            log.warn("No SMS gateway is set up: messages to people stay queued");
        }
        return Tasks.recurring("notify.deliver", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            if (way != null) {
                deliver(new Delivery(sql, way, transactions, clock));
            }
        });
    }

    private static void deliver(Delivery delivery) {
        var taken = delivery.deliverDue();
        while (taken > 0) {
            taken = delivery.deliverDue();
        }
    }
}
