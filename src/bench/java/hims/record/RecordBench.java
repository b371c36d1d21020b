package hims.record;

import hims.Hims;
import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Figures of the record alone, on the embedded PostgreSQL with durable commits, load and database on the same machine:
 * {@code RecordBench [people] [visits each] [threads]}. Every read includes the authority check and its committed audit row.
 */
public final class RecordBench {
    private static final Duration EACH = Duration.ofSeconds(10);

    private final RecordReader reader;
    private final ClinicalRecord record;
    private final Access access;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final int threads;
    private final Actor doctor = new Actor(
            new UserId(Ids.next()), "Dr Asha Verma", Role.DOCTOR, UnitId.of("LNH"), null, "bench", "127.0.0.1");
    private final List<PersonSet> people = new ArrayList<>();
    private final Map<PersonSet, ResourceKey> oneOf = new ConcurrentHashMap<>();

    private RecordBench(ConfigurableApplicationContext program, int threads) {
        this.reader = program.getBean(RecordReader.class);
        this.record = program.getBean(ClinicalRecord.class);
        this.access = program.getBean(Access.class);
        this.jdbc = program.getBean(JdbcClient.class);
        this.transaction = program.getBean(TransactionTemplate.class);
        this.threads = threads;
    }

    public static void main(String[] args) throws InterruptedException {
        var people = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        var visits = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        var threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        try (var program = new SpringApplicationBuilder(Hims.class)
                .run(
                        "--server.port=0",
                        "--hims.data=" + System.getProperty("hims.data", "target/bench/" + Ids.next()))) {
            new RecordBench(program, threads).run(people, visits);
        }
    }

    private void run(int count, int visits) throws InterruptedException {
        for (var n = 0; n < count; n++) {
            people.add(PersonSet.of(new PersonId(Ids.next())));
        }
        load(visits);
        size();
        jdbc.sql("analyze record.resource").update();
        for (var round = 1; round <= 2; round++) {
            System.out.printf("round %d%n", round);
            rate("read by id", person -> reader.read(person, one(person), doctor));
            rate("read by id, trusted", person -> record.find(one(person), Clearance.ALL));
            rate("summary", person -> reader.summary(person, doctor));
            rate("trend of one code", person -> reader.trend(person, BenchHistory.PULSE, 20, doctor));
            rate(
                    "page of the time line",
                    person -> reader.timeline(person, List.of(ResourceType.ENCOUNTER), Optional.empty(), 20, doctor));
        }
    }

    /** Five visits, about fifty resources, in each transaction. */
    private void load(int visits) throws InterruptedException {
        var written = new AtomicInteger();
        var started = System.nanoTime();
        inParallel(people, person -> {
            var history = new BenchHistory(person.survivor(), doctor).visits(visits);
            for (var from = 0; from < history.size(); from += 50) {
                var drafts = history.subList(from, Math.min(from + 50, history.size()));
                var answers = transaction.execute(_ -> record.createAll(drafts, doctor));
                written.addAndGet(Objects.requireNonNull(answers).size());
                oneOf.put(person, answers.getLast().key());
            }
            transaction.executeWithoutResult(_ -> access.relate(
                    person.survivor(),
                    doctor.facility(),
                    Basis.TOKEN,
                    Ids.next(),
                    Instant.now().plus(Duration.ofDays(1))));
        });
        var seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf("wrote %,d resources in %.1f s: %,.0f/s%n", written.get(), seconds, written.get() / seconds);
    }

    private ResourceKey one(PersonSet person) {
        return Objects.requireNonNull(oneOf.get(person));
    }

    private void size() {
        jdbc.sql("""
                select count(*), avg(octet_length(body)),
                       (select sum(pg_total_relation_size(inhrelid)) from pg_inherits
                        where inhparent = 'record.resource'::regclass)
                from record.resource""").query(row -> {
            var rows = row.getLong(1);
            System.out.printf(
                    "%,d resources, mean body %.0f bytes, on disk %.0f bytes a resource%n",
                    rows, row.getDouble(2), row.getDouble(3) / rows);
        });
    }

    private void rate(String what, Consumer<PersonSet> work) throws InterruptedException {
        var until = System.nanoTime() + EACH.toNanos();
        var times = new ArrayList<long[]>();
        inParallel(people.subList(0, threads), _ -> {
            var mine = new ArrayList<Long>();
            while (System.nanoTime() < until) {
                var person = people.get(ThreadLocalRandom.current().nextInt(people.size()));
                var start = System.nanoTime();
                work.accept(person);
                mine.add(System.nanoTime() - start);
            }
            synchronized (times) {
                times.add(mine.stream().mapToLong(Long::longValue).toArray());
            }
        });
        var all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                "%-24s %,9.0f/s   p50 %.2f ms   p95 %.2f ms   p99 %.2f ms%n",
                what,
                all.length / (double) EACH.toSeconds(),
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.95)] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6);
    }

    private void inParallel(List<PersonSet> each, Consumer<PersonSet> work) throws InterruptedException {
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var tasks = each.stream()
                    .<Callable<Void>>map(person -> () -> {
                        work.accept(person);
                        return null;
                    })
                    .toList();
            workers.invokeAll(tasks).forEach(Future::resultNow);
        }
    }
}
