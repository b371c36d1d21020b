package hims.platform;

import static hims.platform.PlatformProblem.KEY_REUSED;
import static hims.platform.PlatformProblem.STILL_RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import hims.world.DatabaseTest;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CommandsTest {
    private static final UUID ASHA = Ids.named("test", "Asha, clerk");
    private static final UUID RAVI = Ids.named("test", "Ravi, clerk");
    private static final String HASH = Commands.hash(Map.of("name", new String[] {"Sunita"}));

    private final Commands commands;
    private final JdbcClient jdbc;

    CommandsTest(Commands commands, JdbcClient jdbc) {
        this.commands = commands;
        this.jdbc = jdbc;
    }

    @Test
    void the_same_submission_fifty_times_at_once_has_one_effect_and_one_answer() throws Exception {
        var key = key();
        var effects = new AtomicInteger();
        var start = new CountDownLatch(1);
        var answers = new HashSet<String>();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> click = () -> {
                start.await();
                return commands.once(key, ASHA, "POST /people", HASH, () -> "/people/" + effects.incrementAndGet());
            };
            var running = Stream.generate(() -> clicks.submit(click)).limit(50).toList();
            start.countDown();
            for (Future<String> one : running) {
                answers.add(one.get(30, TimeUnit.SECONDS));
            }
        }
        assertThat(effects).hasValue(1);
        assertThat(answers).containsExactly("/people/1");
    }

    @Test
    void another_body_route_or_actor_under_the_same_key_is_refused() {
        var key = key();
        commands.once(key, ASHA, "POST /people", HASH, () -> "/people/1");
        assertRefused(KEY_REUSED, () -> commands.once(key, ASHA, "POST /people", "other", () -> "/people/2"));
        assertRefused(KEY_REUSED, () -> commands.once(key, ASHA, "POST /tokens", HASH, () -> "/people/2"));
        assertRefused(KEY_REUSED, () -> commands.once(key, RAVI, "POST /people", HASH, () -> "/people/2"));
    }

    @Test
    void a_refused_act_leaves_no_trace_and_may_be_tried_again() {
        var key = key();
        assertRefused(
                STILL_RUNNING,
                () -> commands.once(key, ASHA, "POST /people", HASH, () -> {
                    throw new Rejected(STILL_RUNNING);
                }));
        assertThat(rows(key)).isZero();
        assertThat(commands.once(key, ASHA, "POST /people", HASH, () -> "/people/1"))
                .isEqualTo("/people/1");
    }

    @Test
    void a_second_arrival_does_not_wait_for_ever() throws Exception {
        var key = key();
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> commands.once(key, ASHA, "POST /people", HASH, () -> {
                begun.countDown();
                await(end);
                return "/people/1";
            }));
            await(begun);
            assertThatThrownBy(() -> commands.once(key, ASHA, "POST /people", HASH, () -> "/people/2"))
                    .asInstanceOf(type(Rejected.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.problem()).isEqualTo(STILL_RUNNING);
                        assertThat(refusal.facts()).containsKey(Rejected.RETRY_AFTER);
                    });
            end.countDown();
            assertThat(first.get()).isEqualTo("/people/1");
        }
    }

    @Test
    void the_fingerprint_of_a_form_ignores_order_and_our_own_fields() {
        var form = Map.of("a", new String[] {"1"}, "b", new String[] {"2"}, "_csrf", new String[] {"x"});
        var same = Map.of("b", new String[] {"2"}, "a", new String[] {"1"}, "_csrf", new String[] {"y"});
        var other = Map.of("a", new String[] {"2"}, "b", new String[] {"1"});
        assertThat(Commands.hash(form)).isEqualTo(Commands.hash(same)).isNotEqualTo(Commands.hash(other));
    }

    private int rows(String key) {
        return Rows.one(jdbc.sql("select count(*) from platform.command where key = :key")
                .param("key", key)
                .query(Integer.class));
    }

    private static String key() {
        return Ids.next().toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Rejected.class))
                .extracting(Rejected::problem)
                .isEqualTo(problem);
    }
}
