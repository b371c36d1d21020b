package hims.person.survey;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes surveys in while people work. */
@Configuration(proxyBeanMethods = false)
class SurveyJobs {
    /** Short, so that a stop of the program waits for no more than the step it is at. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> takeSurveys(SurveyWork work) {
        return Tasks.recurring("person.take-surveys", FixedDelay.ofSeconds(3))
                .execute((task, context) -> work.run(A_WHILE));
    }
}
