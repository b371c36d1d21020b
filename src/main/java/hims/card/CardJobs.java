package hims.card;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import hims.access.Actor;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CardJobs {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LocalTime NIGHT = LocalTime.of(0, 20);

    /** Goes on after a restart with what is left of a batch. */
    @Bean
    RecurringTask<Void> renderBatches(BatchRendering rendering) {
        return Tasks.recurring("card.render-batches", FixedDelay.of(PAUSE))
                .execute((task, context) -> rendering.renderAll());
    }

    @Bean
    RecurringTask<Void> tellReissues(ReissueNotices notices) {
        return Tasks.recurring("card.tell-reissues", FixedDelay.of(MINUTE))
                .execute((task, context) -> notices.tellAll());
    }

    @Bean
    RecurringTask<Void> expireCards(HolderChanges changes, ExpiryNotices notices) {
        return Tasks.recurring("card.expire", new Daily(CardCodes.CITY, NIGHT)).execute((task, context) -> {
            Actor nobody = Actor.system("Card calendar");
            int expired = changes.expire(nobody).size();
            while (expired > 0) {
                expired = changes.expire(nobody).size();
            }
            notices.remindAll();
        });
    }
}
