package hims;

import hims.access.Actor;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.card.BenchCards;
import hims.demo.Millions;
import hims.emergency.Strangers;
import hims.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Cards issued and verified a second, scan to emergency page, and a batch whose program is killed in the middle. Authority,
 * the print gate and committed audit rows are in every figure.
 */
class CardBench {
    private static final long PEOPLE = Long.getLong("hims.bench.people", 100_000);
    private static final int ISSUED = Integer.getInteger("hims.bench.issued", 3_000);
    private static final int CHECKED = Integer.getInteger("hims.bench.checked", 20_000);
    private static final int STRANGERS = Integer.getInteger("hims.bench.strangers", 200);
    private static final int SCANS = Integer.getInteger("hims.bench.scans", 1_500);
    private static final int BATCH = Integer.getInteger("hims.bench.cards", 10_000);
    private static final int KILLED_AFTER = Integer.getInteger("hims.bench.killed-after", BATCH / 3);
    private static final String ONLY = System.getProperty("hims.bench.only", "");
    private static final int AT_ONCE = 4;
    private static final int DOCTORS = 2;
    private static final UnitId GTB = UnitId.of("GTB");
    private static final Path FOLDER =
            Path.of("target", "bench", "card-" + PEOPLE).toAbsolutePath();

    private final Timings timings = new Timings();

    @Test
    void grows() throws Exception {
        elsewhere("measure");
        if (wanted("batch")) {
            killedInTheMiddle();
            elsewhere("resume");
        }
    }

    /** Each part in a process of its own: the folder belongs to it until it ends. */
    public static void main(String[] part) {
        try (var program = new SpringApplicationBuilder(Hims.class)
                .run("--server.port=0", "--hims.data=" + FOLDER, "--logging.level.hims=warn")) {
            var bench = new CardBench();
            if (part[0].equals("resume")) {
                bench.resume(new BenchCards(program));
            } else {
                new Millions(program).growTo(PEOPLE);
                BenchServer.head("Cards", "%,d people".formatted(new Millions(program).people()));
                bench.measure(program);
            }
        }
    }

    private static void elsewhere(String part) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        var java = System.getenv().getOrDefault("HIMS_JAVA_OPTIONS", "");
        command.addAll(
                1,
                Arrays.stream(java.split(" "))
                        .filter(option -> !option.isBlank())
                        .toList());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("hims.bench."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of(CardBench.class.getName(), part));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.inputReader().lines().forEach(System.out::println);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(part + " ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void measure(ConfigurableApplicationContext program) {
        if (wanted("issue") || wanted("verify")) {
            var cards = new BenchCards(program);
            var people = cards.withoutCard(2 * ISSUED);
            rate("issued, warm-up", people.subList(0, people.size() / 2), (who, by) -> cards.issue(who, by));
            rate(
                    "issued, gate and signature",
                    people.subList(people.size() / 2, people.size()),
                    (who, by) -> cards.issue(who, by));
            verify(cards);
        }
        if (wanted("emergency")) {
            emergency(program);
        }
        if (wanted("batch")) {
            new BenchCards(program).lockBatch(BATCH);
        }
    }

    private void verify(BenchCards cards) {
        var codes = cards.codes(1_000);
        var many = new ArrayList<String>();
        for (var n = 0; n < CHECKED; n++) {
            many.add(codes.get(n % codes.size()));
        }
        for (var round : List.of("warm-up", "measured")) {
            rate("verified, signature alone, " + round, many, (code, _) -> cards.verify(code));
            rate("checked on line, " + round, many.subList(0, many.size() / 2), (code, _) -> cards.check(code));
            rate("read at a counter, " + round, many.subList(0, many.size() / 2), cards::read);
        }
    }

    private void emergency(ConfigurableApplicationContext program) {
        var casualty = new Strangers(program, STRANGERS);
        var port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        for (var round : List.of("warm-up", "alone", "two at once")) {
            timings.clear();
            var doctors = round.equals("two at once") ? DOCTORS : 1;
            var left = new ConcurrentLinkedQueue<>(scans(casualty.codes()));
            try (var desks = Executors.newFixedThreadPool(doctors)) {
                for (var n = 0; n < doctors; n++) {
                    desks.execute(() -> scan(left, port, casualty.doctor()));
                }
            }
            if (!round.equals("warm-up")) {
                System.out.printf(
                        "scan to emergency page, %s: %d scans, p50 %.1f, p95 %.1f, p99 %.1f ms (post and page; the page alone p99 %.1f ms)%n",
                        round,
                        SCANS,
                        timings.millis("both", 0.5),
                        timings.millis("both", 0.95),
                        timings.millis("both", 0.99),
                        timings.millis("page", 0.99));
            }
        }
    }

    private static List<String> scans(List<String> codes) {
        var scans = new ArrayList<String>();
        for (var n = 0; n < SCANS; n++) {
            scans.add(codes.get(n % codes.size()));
        }
        return scans;
    }

    private void scan(Queue<String> left, int port, String login) {
        try (var doctor = Visitor.staff(port, timings, login)) {
            doctor.get("desk", "/emergency").shown();
            for (var code = left.poll(); code != null; code = left.poll()) {
                var from = System.nanoTime();
                var person = doctor.post("scan", "/emergency/scans", Map.of("scan", code))
                        .moved();
                var page = doctor.get("page", person).shown();
                timings.add("both", System.nanoTime() - from);
                if (!page.body().contains(Strangers.SIGN)) {
                    throw new IllegalStateException("not the emergency view");
                }
            }
        }
    }

    /** As soon as so many cards of the newest batch are rendered. */
    private static void killedInTheMiddle() throws IOException, SQLException {
        var server = BenchServer.plain(FOLDER);
        try (var database = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + read("postgres.port") + "/postgres",
                        "hims",
                        read("postgres.password"));
                var rendered = database.prepareStatement("""
                        select count(rendered_at) from card.batch_card group by batch order by batch desc limit 1
                        """)) {
            while (count(rendered) < KILLED_AFTER) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
        server.kill();
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file)).strip();
    }

    private static long count(PreparedStatement asked) throws SQLException {
        try (var row = asked.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void resume(BenchCards cards) {
        var batch = cards.newestBatch();
        System.out.printf("killed after %d cards, with %s%n", KILLED_AFTER, cards.progress(batch));
        var before = cards.rendered(batch);
        var from = System.nanoTime();
        cards.renderAll(batch);
        var seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf(
                "rendered on: %d cards in %.1f s, %.0f/s%n",
                cards.rendered(batch) - before, seconds, (cards.rendered(batch) - before) / seconds);
        from = System.nanoTime();
        cards.drawAll(batch);
        System.out.printf(
                "drawn %.1f s later: %s%n%s%n",
                (System.nanoTime() - from) / 1e9, cards.progress(batch), cards.twice(batch));
    }

    private interface Act<T> {
        void by(T one, Actor by);
    }

    private <T> void rate(String what, List<T> all, Act<T> act) {
        Queue<T> left = new ConcurrentLinkedQueue<>(all);
        var failed = new ConcurrentLinkedQueue<RuntimeException>();
        Consumer<Actor> work = by -> {
            for (var one = left.poll(); one != null; one = left.poll()) {
                try {
                    act.by(one, by);
                } catch (RuntimeException wrong) {
                    failed.add(wrong);
                }
            }
        };
        var from = System.nanoTime();
        try (var desks = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var n = 0; n < AT_ONCE; n++) {
                desks.execute(() -> work.accept(clerk()));
            }
        }
        var seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf("%s: %,d in %.1f s, %.0f/s%n", what, all.size(), seconds, all.size() / seconds);
        if (!failed.isEmpty()) {
            System.out.printf("%d failed, the first: %s%n", failed.size(), failed.peek());
        }
    }

    private static boolean wanted(String part) {
        return ONLY.isEmpty() || ONLY.equals(part);
    }

    private static Actor clerk() {
        return new Actor(new UserId(Ids.next()), "Bench", Role.REGISTRATION_CLERK, GTB, null, "bench", "local");
    }
}
