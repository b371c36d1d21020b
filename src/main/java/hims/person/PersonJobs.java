package hims.person;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PersonJobs {
    private static final Duration AFTER_THE_START = Duration.ofSeconds(30);
    private static final int STEPS = 20;

    /** In the background after each start, as long as there is somebody to look at; later starts find it done. */
    @Bean
    CustomTask<Void> completePatients(PatientBackfill backfill) {
        var again = FixedDelay.ofMillis(200);
        return Tasks.custom("person.complete-patients", Void.class)
                .onFailureReschedule(FixedDelay.ofMinutes(5))
                .onDeadExecutionRevive()
                .scheduleOnStartup("all", null, (Instant now) -> now.plus(AFTER_THE_START))
                .execute((task, context) ->
                        some(backfill) ? new OnCompleteReschedule<>(again) : new OnCompleteRemove<>());
    }

    private static boolean some(PatientBackfill backfill) {
        for (var step = 0; step < STEPS; step++) {
            if (!backfill.step()) {
                return false;
            }
        }
        return true;
    }
}
