package hims.fhir;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FhirJobs {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final LocalTime NIGHT = LocalTime.of(2, 40);

    /** An assertion that has expired is refused for that alone. Tokens leave nothing to forget: they are sealed, not stored. */
    @Bean
    RecurringTask<Void> forgetAssertions(ClientSql clients, Clock clock) {
        return Tasks.recurring("fhir.forget-assertions", new Daily(CITY, NIGHT))
                .execute((task, context) -> clients.forget(clock.instant()));
    }
}
