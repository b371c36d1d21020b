package hims.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformJobs {
    @Bean
    RecurringTask<Void> forgetCommands(Commands commands) {
        return Tasks.recurring("platform.forget-commands", FixedDelay.ofHours(6))
                .execute((task, context) -> commands.forget());
    }
}
