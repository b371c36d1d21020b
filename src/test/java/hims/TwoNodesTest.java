package hims;

import static hims.world.Outpatients.MEDICINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import hims.access.Invitation;
import hims.access.Role;
import hims.platform.db.DatabaseAddress;
import hims.scheduling.QueueFeed;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import hims.world.StaffDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two programs on one database: what one does the other knows, and what must happen once happens once. */
@DatabaseTest
class TwoNodesTest {
    private final int first;
    private final Environment settings;
    private final DatabaseAddress database;
    private final Invitation invitations;
    private final Outpatients outpatients;
    private final JdbcClient jdbc;
    private final Scheduler jobs;
    private final OneTimeTask<Void> counted;
    private ConfigurableApplicationContext second;

    TwoNodesTest(
            @LocalServerPort int first,
            Environment settings,
            DatabaseAddress database,
            Invitation invitations,
            Outpatients outpatients,
            JdbcClient jdbc,
            Scheduler jobs,
            OneTimeTask<Void> counted) {
        this.first = first;
        this.settings = settings;
        this.database = database;
        this.invitations = invitations;
        this.outpatients = outpatients;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.counted = counted;
    }

    @BeforeEach
    void a_second_node() {
        var program = new SpringApplication(Hims.class);
        program.setRegisterShutdownHook(false);
        second = program.run(
                "--server.port=0",
                "--hims.data=" + settings.getRequiredProperty("hims.data"),
                "--hims.database.url=" + database.url(),
                "--hims.database.user=" + database.user(),
                "--hims.database.password=" + database.password(),
                "--hims.database.connections=10",
                "--hims.notify.simulator=true");
    }

    @AfterEach
    void it_goes_and_the_first_goes_on() throws Exception {
        second.close();
        assertThat(status(first, "/health/ready", "")).isEqualTo(200);
    }

    @Test
    void sessions_boards_and_jobs_work_across_both() throws Exception {
        var port = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        assertThat(status(port, "/health/ready", "")).isEqualTo(200);
        a_session_of_one_is_known_to_the_other(port);
        a_board_at_one_hears_of_a_token_at_the_other();
        jobs_run_once();
    }

    private void a_session_of_one_is_known_to_the_other(int port) throws Exception {
        var manager = StaffDesk.open(first, invitations, "Meena Gupta", Role.REGISTRATION_CLERK, "LNH");
        assertThat(status(port, "/person", manager.sessionCookie())).isEqualTo(200);
        assertThat(status(port, "/person", "")).isBetween(302, 303);
    }

    private void a_board_at_one_hears_of_a_token_at_the_other() throws InterruptedException {
        var feed = second.getBean(QueueFeed.class);
        var heard = new CountDownLatch(1);
        while (!feed.alive()) {
            Thread.sleep(20);
        }
        try (var board = feed.subscribe(List.of(MEDICINE), heard::countDown)) {
            outpatients.arrives(outpatients.ramesh());
            assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(board).isNotNull();
        }
    }

    /** Both nodes poll the same table: forty due jobs, forty runs, and each recurring job stands there once. */
    private void jobs_run_once() throws InterruptedException {
        jdbc.sql("create table public.counted_run (instance text not null)").update();
        var due = Instant.now();
        IntStream.range(0, 40).forEach(n -> jobs.schedule(counted.instance("two-nodes-" + n), due));
        var end = due.plusSeconds(30);
        while (runs() < 40 && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        Thread.sleep(500);
        assertThat(jdbc.sql("select instance from public.counted_run")
                        .query(String.class)
                        .list())
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(jdbc.sql("select task_name from platform.scheduled_tasks where task_instance = 'recurring'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private long runs() {
        return jdbc.sql("select count(*) from public.counted_run")
                .query(Long.class)
                .single();
    }

    private static int status(int port, String path, String cookie) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Accept", "text/html");
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }
}
