package hims.person;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the registry does in the background: looks for people on record twice, completes what older versions left out. */
@Configuration(proxyBeanMethods = false)
class PersonJobs {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_NIGHT = Duration.ofHours(4);
    private static final Duration AFTER_THE_START = Duration.ofSeconds(30);
    private static final int STEPS = 20;

    @Bean
    RecurringTask<Void> countNames(SearchSql search) {
        return Tasks.recurring("person.count-names", new Daily(CITY, LocalTime.of(0, 30)))
                .execute((task, context) -> search.count());
    }

    @Bean
    RecurringTask<Void> scanIdentifiers(Scans scans) {
        return Tasks.recurring("person.scan-identifiers", new Daily(CITY, LocalTime.of(1, 0)))
                .execute((task, context) -> scans.run(scans::identifiers, AN_HOUR));
    }

    @Bean
    RecurringTask<Void> scanPeople(Scans scans) {
        return Tasks.recurring("person.scan-people", new Daily(CITY, LocalTime.of(1, 30)))
                .execute((task, context) -> scans.run(scans::people, A_NIGHT));
    }

    @Bean
    RecurringTask<Void> weighPairs(Scans scans) {
        return Tasks.recurring("person.weigh-pairs", FixedDelay.ofMinutes(10))
                .execute((task, context) -> scans.run(scans::weigh, Duration.ofMinutes(5)));
    }

    @Bean
    RecurringTask<Void> forgetDesk(Drafts drafts) {
        return Tasks.recurring("person.forget-desk", FixedDelay.ofHours(1)).execute((task, context) -> drafts.forget());
    }

    @Bean
    RecurringTask<Void> followMerges(LateRows late) {
        return Tasks.recurring("person.follow-merges", FixedDelay.ofMinutes(5))
                .execute((task, context) -> late.follow());
    }

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
