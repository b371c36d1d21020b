package hims.demo;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** On its first day the city need not wait for the night: what is counted then is counted at once. */
@Component
@ConditionalOnProperty("hims.demo")
class Nights {
    private static final TaskInstanceId SCORECARD = TaskInstanceId.of("person.count-scorecard", "recurring");
    private final SchedulerClient jobs;
    private final Clock clock;

    Nights(SchedulerClient jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    void countRegistrations() {
        jobs.reschedule(SCORECARD, clock.instant());
    }
}
