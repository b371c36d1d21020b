package hims;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.demo.Millions;
import hims.person.Counter;
import hims.person.Match;
import hims.person.Search;
import hims.platform.Ids;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The registry at a million people and at ten: each search and registration as the counter's use case does it, with authority,
 * committed audit rows and comparison, without the page.
 */
class RegistryBench {
    private static final List<Long> SIZES = Arrays.stream(
                    System.getProperty("hims.bench.people", "1000000,10000000").split(","))
            .map(Long::valueOf)
            .toList();
    private static final int ASKED = Integer.getInteger("hims.bench.searches", 1_500);
    private static final int FAMILIES = Integer.getInteger("hims.bench.families", 1_500);
    private static final int CLERKS = 4;
    private static final int A_CLERK = 500;
    private static final UnitId LNH = UnitId.of("LNH");

    private final Timings timings = new Timings();

    /** Somebody on record, as a clerk hears of her. */
    private record Known(PersonId id, long number, String name, int age) {}

    @Test
    void grows() {
        var folder = Path.of("target", "bench", "registry").toAbsolutePath();
        try (var program = new SpringApplicationBuilder(Hims.class)
                .run(
                        "--server.port=0",
                        "--hims.data=" + folder,
                        "--hims.upgrade.anyway=true",
                        "--logging.level.hims=warn")) {
            var millions = new Millions(program);
            for (long size : SIZES) {
                millions.growTo(size);
                measure(program, millions);
            }
        }
    }

    private void measure(ConfigurableApplicationContext program, Millions millions) {
        BenchServer.head("Registry", "%,d people, %s".formatted(millions.people(), size(program)));
        var search = program.getBean(Search.class);
        var known = known(program, millions.people());
        System.out.printf("| %-34s | %6s | %7s | %7s | %7s |%n", "what", "times", "p50 ms", "p95 ms", "most");
        for (var round : List.of("warm-up", "alone", "four at once")) {
            timings.clear();
            var clerks = round.equals("alone") ? 1 : CLERKS;
            var found = new AtomicInteger();
            eachBy(clerks, known, (clerk, one) -> {
                var typed = misspelt(one.name()) + " " + one.age();
                var shown = timed("misspelt name and age, " + round, () -> search.search(typed, clerk));
                if (shown.matches().stream().map(Match::person).anyMatch(p -> p.id().equals(one.id()))) {
                    found.incrementAndGet();
                }
            });
            eachBy(
                    clerks,
                    known,
                    (clerk, one) ->
                            timed("exact number, " + round, () -> search.search(Long.toString(one.number()), clerk)));
            if (!round.equals("warm-up")) {
                timings.print();
                System.out.printf(
                        "of %,d misspelt names %.1f %% were among the 25 shown%n",
                        known.size(), 100.0 * found.get() / known.size());
            }
        }
        register(program, millions);
    }

    private void register(ConfigurableApplicationContext program, Millions millions) {
        var counter = new Counter(program);
        for (var round : List.of("warm-up", "measured")) {
            var people = new ArrayList<>(millions.newcomers(FAMILIES, System.nanoTime()));
            Collections.shuffle(people, new Random(FAMILIES)); // a family comes to one counter, not to four at once
            var questions = new AtomicInteger();
            timings.clear();
            var from = System.nanoTime();
            eachBy(
                    CLERKS,
                    people,
                    (clerk, who) -> questions.addAndGet(timed("registration", () -> counter.register(who, clerk))));
            if (round.equals("measured")) {
                timings.print();
                System.out.printf(
                        "registrations: %.0f/s; %,d people, %,d questions about somebody alike%n",
                        people.size() / ((System.nanoTime() - from) / 1e9), people.size(), questions.get());
            }
        }
    }

    private interface Act<T> {
        void by(Actor clerk, T one);
    }

    /** Each of them once, by so many clerks at a time; a clerk is relieved before she has asked too often. */
    private static <T> void eachBy(int clerks, List<T> all, Act<T> act) {
        Queue<T> left = new ConcurrentLinkedQueue<>(all);
        var failed = new ConcurrentLinkedQueue<RuntimeException>();
        Consumer<Actor> shift = clerk -> {
            for (var n = 0; n < A_CLERK; n++) {
                var one = left.poll();
                if (one == null) {
                    return;
                }
                try {
                    act.by(clerk, one);
                } catch (RuntimeException wrong) {
                    failed.add(wrong);
                }
            }
        };
        try (var desks = Executors.newFixedThreadPool(clerks)) {
            for (var n = 0; n < clerks; n++) {
                desks.execute(() -> {
                    while (!left.isEmpty()) {
                        shift.accept(new Actor(
                                new UserId(Ids.next()), "Bench", Role.REGISTRATION_CLERK, LNH, null, "bench", "local"));
                    }
                });
            }
        }
        if (!failed.isEmpty()) {
            System.out.printf("%d failed, the first: %s%n", failed.size(), failed.peek());
        }
    }

    private <T> T timed(String what, java.util.function.Supplier<T> act) {
        var from = System.nanoTime();
        var result = act.get();
        timings.add(what, System.nanoTime() - from);
        return result;
    }

    private static List<Known> known(ConfigurableApplicationContext program, long people) {
        var thisYear = LocalDate.now(ZoneId.of("Asia/Kolkata")).getYear();
        return new JdbcTemplate(program.getBean(DataSource.class))
                .query(
                        """
                        select p.id, p.health_id, trim(n.given || ' ' || n.family) as name, p.birth_from
                        from person.person p tablesample bernoulli(%s)
                        join person.name n on n.person_id = p.id
                        limit %d
                        """.formatted(Math.min(100, 120.0 * ASKED / people), ASKED),
                        (row, _) -> new Known(
                                new PersonId(row.getObject("id", java.util.UUID.class)),
                                row.getLong("health_id"),
                                row.getString("name"),
                                thisYear
                                        - row.getDate("birth_from")
                                                .toLocalDate()
                                                .getYear()));
    }

    private static String size(ConfigurableApplicationContext program) {
        return new JdbcTemplate(program.getBean(DataSource.class))
                .queryForObject("select pg_size_pretty(pg_database_size(current_database()))", String.class);
    }

    /** One letter more, less or beside its place, the same for the same name; never the first. */
    private static String misspelt(String name) {
        var at = 1
                + Math.floorMod(
                        name.hashCode(),
                        Math.max(1, name.indexOf(' ') < 0 ? name.length() - 2 : name.indexOf(' ') - 2));
        return switch (Math.floorMod(name.hashCode() / 31, 3)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            default -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
        };
    }
}
