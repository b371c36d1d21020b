package hims.record;

import hims.Hims;
import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.record.Criterion.CodeTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
 * Searches at the Java API, on the embedded PostgreSQL, load and database on the same machine, without audit:
 * {@code SearchBench [people] [visits each] [threads]}.
 */
public final class SearchBench {
    private static final Duration EACH = Duration.ofSeconds(10);

    private final RecordSearch search;
    private final SearchParameters parameters;
    private final ClinicalRecord record;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final int threads;
    private final Actor doctor = new Actor(
            new UserId(Ids.next()), "Dr Asha Verma", Role.DOCTOR, UnitId.of("LNH"), null, "bench", "127.0.0.1");
    private final List<PersonId> people = new ArrayList<>();
    private final AtomicInteger found = new AtomicInteger();

    private SearchBench(ConfigurableApplicationContext program, int threads) {
        this.search = program.getBean(RecordSearch.class);
        this.parameters = program.getBean(SearchParameters.class);
        this.record = program.getBean(ClinicalRecord.class);
        this.jdbc = program.getBean(JdbcClient.class);
        this.transaction = program.getBean(TransactionTemplate.class);
        this.threads = threads;
    }

    public static void main(String[] args) throws InterruptedException {
        var people = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        var visits = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        var threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        try (var program = new SpringApplicationBuilder(Hims.class)
                .run(
                        "--server.port=0",
                        "--hims.data=" + System.getProperty("hims.data", "target/bench/" + Ids.next()))) {
            new SearchBench(program, threads).run(people, visits);
        }
    }

    private void run(int count, int visits) throws InterruptedException {
        for (var n = 0; n < count; n++) {
            people.add(new PersonId(Ids.next()));
        }
        extraction();
        load(visits);
        jdbc.sql("vacuum analyze record.resource").update();
        sizes();
        explain(codes("code", Coding.LOINC, "8867-4"), new Criterion.OfPersons(Set.of(people.getFirst())));
        explain(codes("category", null, "vital-signs"), new Criterion.OfPersons(Set.of(people.getFirst())));
        explain(codes("code", Coding.LOINC, "8867-4"));
        for (var round = 1; round <= 2; round++) {
            System.out.printf("round %d%n", round);
            rate(
                    "patient + code",
                    person -> page(ResourceType.OBSERVATION, person, codes("code", Coding.LOINC, "8867-4")));
            rate(
                    "patient + category",
                    person -> page(ResourceType.OBSERVATION, person, codes("category", null, "vital-signs")));
            rate("patient + status", person -> page(ResourceType.MEDICATION_REQUEST, person, medicines()));
            rate("patient, all conditions", person -> page(ResourceType.CONDITION, person));
            rate("everything", this::everything);
            rate("code of the city, 20", _ -> page(ResourceType.CONDITION, null, anyDiagnosis()));
        }
    }

    private void explain(Criterion... criteria) {
        var scope = SearchScope.everybody(Clearance.NONE);
        var request = SearchRequest.of(ResourceType.OBSERVATION, List.of(criteria), scope, 20);
        var conditions = new SearchConditions(request, parameters);
        jdbc.sql("explain (analyze) " + SearchSql.statement(request, conditions))
                .paramSource(conditions.row().and("most", 21))
                .query(String.class)
                .list()
                .forEach(line -> System.out.println("  " + line));
    }

    private Criterion medicines() {
        return new Criterion.Codes(
                parameters.find(ResourceType.MEDICATION_REQUEST, "status").orElseThrow(),
                List.of(new CodeTest(null, "active")));
    }

    private Criterion anyDiagnosis() {
        return new Criterion.Codes(
                parameters.find(ResourceType.CONDITION, "code").orElseThrow(),
                List.of(new CodeTest(
                        Coding.ICD10, "J" + ThreadLocalRandom.current().nextInt(10, 90))));
    }

    private Criterion codes(String parameter, @org.jspecify.annotations.Nullable String system, String code) {
        return new Criterion.Codes(
                parameters.find(ResourceType.OBSERVATION, parameter).orElseThrow(),
                List.of(new CodeTest(system, code)));
    }

    private void page(ResourceType type, @org.jspecify.annotations.Nullable PersonId person, Criterion... criteria) {
        var all = new ArrayList<>(Arrays.asList(criteria));
        if (person != null) {
            all.add(new Criterion.OfPersons(Set.of(person)));
        }
        var scope = SearchScope.everybody(Clearance.NONE);
        found.addAndGet(
                search.page(SearchRequest.of(type, all, scope, 20)).resources().size());
    }

    private void everything(PersonId person) {
        var request = EverythingRequest.of(SearchScope.everybody(Clearance.NONE), 5_000);
        found.addAndGet(search.everything(person, request).size());
    }

    /** Without the database: tokens and strings of resources that are parsed already. */
    private void extraction() {
        var drafts = new BenchHistory(people.getFirst(), doctor).visits(10);
        for (var round = 0; round < 4; round++) {
            var started = System.nanoTime();
            var tokens = 0L;
            for (var n = 0; n < 200_000; n++) {
                var resource = drafts.get(n % drafts.size()).resource();
                var type = ResourceType.named(resource.path("resourceType").asString())
                        .orElseThrow();
                tokens += Extract.of(type, people.getFirst(), resource, parameters)
                        .tokens()
                        .size();
            }
            var seconds = (System.nanoTime() - started) / 1e9;
            System.out.printf("extraction %,.0f/s, %.1f tokens each%n", 200_000 / seconds, tokens / 200_000.0);
        }
    }

    private void load(int visits) throws InterruptedException {
        var written = new AtomicInteger();
        var started = System.nanoTime();
        inParallel(people, person -> {
            var history = new BenchHistory(person, doctor).visits(visits);
            for (var from = 0; from < history.size(); from += 50) {
                var drafts = history.subList(from, Math.min(from + 50, history.size()));
                transaction.executeWithoutResult(_ -> record.createAll(drafts, doctor));
                written.addAndGet(drafts.size());
            }
        });
        var seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf("wrote %,d resources in %.1f s: %,.0f/s%n", written.get(), seconds, written.get() / seconds);
    }

    private void sizes() {
        var rows = jdbc.sql("select count(*) from record.resource")
                .query(Long.class)
                .single();
        System.out.printf(
                "%,d resources, mean body %s bytes, mean tokens %s%n",
                rows,
                jdbc.sql("select avg(octet_length(body))::int::text from record.resource")
                        .query(String.class)
                        .single(),
                jdbc.sql("select round(avg(cardinality(tok)), 1)::text from record.resource")
                        .query(String.class)
                        .single());
        jdbc.sql("""
                select regexp_replace(c.relname, '_[0-9]+', '') as what, sum(pg_relation_size(c.oid)) as bytes
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('record', 'pg_toast') and c.relkind in ('r', 'i', 't') and pg_relation_size(c.oid) > 0
                  and (n.nspname = 'record' or c.relname ~ (select string_agg(oid::text, '|') from pg_class where relname like 'resource_%'))
                group by 1 order by 2 desc""").query(row -> {
            System.out.printf("  %-40s %8.1f bytes a resource%n", row.getString(1), row.getDouble(2) / rows);
        });
    }

    private void rate(String what, Consumer<PersonId> work) throws InterruptedException {
        var until = System.nanoTime() + EACH.toNanos();
        found.set(0);
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
                "%-24s %,9.0f/s   p50 %.2f ms   p95 %.2f ms   p99 %.2f ms   %.1f found%n",
                what,
                all.length / (double) EACH.toSeconds(),
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.95)] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6,
                found.get() / (double) all.length);
    }

    private void inParallel(List<PersonId> each, Consumer<PersonId> work) throws InterruptedException {
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
