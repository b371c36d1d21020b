package hims.person.scorecard;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts by night what the scorecard shows by day. */
@Configuration(proxyBeanMethods = false)
class ScorecardJobs {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");

    @Bean
    RecurringTask<Void> countScorecard(Scorecard scorecard) {
        return Tasks.recurring("person.count-scorecard", new Daily(CITY, LocalTime.of(0, 45)))
                .execute((task, context) -> {
                    for (int back = 0; back < Scorecard.MONTHS; back++) {
                        scorecard.count(scorecard.thisMonth().minusMonths(back));
                    }
                });
    }
}
