package hims.world;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job of the tests: each run leaves a row in {@code public.counted_run}. */
@Configuration(proxyBeanMethods = false)
class CountedJobs {
    @Bean
    OneTimeTask<Void> countedJob(JdbcClient jdbc) {
        return Tasks.oneTime("test.counted")
                .execute((task, context) -> jdbc.sql("insert into public.counted_run (instance) values (:instance)")
                        .param("instance", task.getId())
                        .update());
    }
}
