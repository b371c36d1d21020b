package hims.demo;

import hims.person.CopiedRegistry;
import hims.person.ImaginedRegistry;
import hims.person.Register;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A registry of millions: families as in the demo city, copied in with the indexes off, which are built anew at the end. */
public final class Millions {
    private static final int THREADS = 2;
    private static final int FAMILIES = 1_500;

    private static final String INDEXES = """
            select pg_get_indexdef(i.indexrelid) as made, i.indexrelid::regclass::text as name
            from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
            where c.oid is null and i.indrelid in ('person.person'::regclass, 'person.name'::regclass,
                'person.phone'::regclass, 'person.address'::regclass, 'person.relation'::regclass, 'person.search'::regclass)
            """;

    /** As many spellings as a city has; the families bear some hundreds of them only. */
    private static final String NAMES = """
            insert into person.name_part (key, code)
            select distinct on (key) key, upper(translate(key, 'aeiou', '')) from (
                select (array['ra','su','ma','sha','ka','pra','vi','ja','na','ba','di','ha','ga','la','ta','mo','sa','de','ni','pu'])[1 + n % 20]
                    || (array['me','ni','ha','jee','vi','nd','ku','ra','li','sh','ta','mi','dee','pa','ro','ja','na','ka','su','va'])[1 + n / 20 % 20]
                    || (array['sh','ta','n','der','la','na','r','pal','j','va','it','ya','m','deep','ka','tri','l','want','d','ri'])[1 + n / 400 % 20]
                    || (array['','a','i','an','esh','ul','ar','in','u','ee','am','is','o','at','en','ya','il','ab','eer','on'])[1 + n / 8000 % 20]
                    as key
                from generate_series(0, 159999) as n) as made
            order by key
            on conflict (key) do nothing
            """;

    private final ConfigurableApplicationContext program;
    private final LocalDate today;

    public Millions(ConfigurableApplicationContext program) {
        this.program = program;
        this.today = LocalDate.ofInstant(program.getBean(Clock.class).instant(), ZoneId.of("Asia/Kolkata"));
    }

    /** People in the registry, when they were last counted. */
    public long people() {
        var counted = new JdbcTemplate(program.getBean(DataSource.class))
                .queryForList("select people from person.census order by counted_at desc limit 1", Long.class);
        return counted.isEmpty() ? 0 : counted.getFirst();
    }

    /** Goes on until there are so many people. */
    public void growTo(long people) {
        patiently(database -> database.update(NAMES));
        new CopiedRegistry(program, new AtomicLong(), Set.of()).count();
        var there = people();
        if (there >= people) {
            return;
        }
        var numbers = new AtomicLong(there);
        var taken = Set.copyOf(new JdbcTemplate(program.getBean(DataSource.class))
                .queryForList(
                        "select health_id from person.person where registered_by <> ?",
                        Long.class,
                        DemoCity.CITY.user().value()));
        var registries = LongStream.range(0, THREADS)
                .mapToObj(_ -> new CopiedRegistry(program, numbers, taken))
                .toList();
        patiently(database -> {
            var indexes = database.query(INDEXES, (row, _) -> List.of(row.getString("name"), row.getString("made")));
            indexes.forEach(index -> database.execute("drop index " + index.getFirst()));
            var from = System.nanoTime();
            var copied = new AtomicLong(there);
            try {
                inParallel(registries, registry -> copy(registry, there, people, copied));
                say("copied", copied.get() - there, from);
            } finally {
                from = System.nanoTime();
                indexes.forEach(index -> database.execute(index.getLast()));
            }
            database.execute("update person.patient_backfill set finished_at = now()"); // none of them has one
            database.execute("vacuum analyze");
            say("indexed", copied.get(), from);
        });
        registries.forEach(CopiedRegistry::learn);
        var from = System.nanoTime();
        registries.getFirst().count();
        say("counted", people(), from);
    }

    private void copy(CopiedRegistry registry, long there, long people, AtomicLong copied) {
        var households = new Households(
                registry, DemoCity.CITY, new Dice(there + Thread.currentThread().threadId()), today);
        while (copied.get() < people) {
            var some = 0;
            for (var n = 0; n < FAMILIES; n++) {
                some += households.family().size();
            }
            registry.write();
            copied.addAndGet(some);
        }
    }

    /** Families who come to a counter for the first time. */
    public List<Register> newcomers(int families, long seed) {
        var imagined = new ImaginedRegistry(program);
        var households = new Households(imagined, DemoCity.CITY, new Dice(seed), today);
        for (var n = 0; n < families; n++) {
            households.family();
        }
        return List.copyOf(imagined.people());
    }

    private void patiently(java.util.function.Consumer<JdbcTemplate> work) {
        try (var connection = program.getBean(DataSource.class).getConnection()) {
            var database = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            database.execute("set statement_timeout = 0; set maintenance_work_mem = '1GB'");
            connection.setNetworkTimeout(Runnable::run, 0);
            work.accept(database);
            database.execute("reset statement_timeout; reset maintenance_work_mem");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> void inParallel(List<T> all, java.util.function.Consumer<T> work) {
        try (var workers = Executors.newFixedThreadPool(all.size())) {
            var tasks = all.stream()
                    .map(one -> (Callable<Boolean>) () -> {
                        work.accept(one);
                        return true;
                    })
                    .toList();
            for (var done : workers.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(String what, long people, long from) {
        var seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf("%s %,d people in %.0f s: %,.0f/s%n", what, people, seconds, people / seconds);
    }
}
