package hims.demo;

import hims.org.Org;
import hims.person.BulkRegistry;
import hims.record.ClinicalRecord;
import hims.record.Draft;
import hims.terminology.Allergens;
import hims.terminology.Conditions;
import hims.terminology.Dosing;
import hims.terminology.Medicines;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Very many residents with their visits, made as those of the demo city but by several threads in large transactions. */
final class Crowd {
    private static final int THREADS = 3;
    private static final int FAMILIES = 15;
    private static final int PATIENTS = 25;
    private static final int VISITS_EACH = 5;

    private final ConfigurableApplicationContext program;
    private final BulkRegistry registry;
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Crowd(ConfigurableApplicationContext program) {
        this.program = program;
        this.registry = new BulkRegistry(program);
        this.record = program.getBean(ClinicalRecord.class);
        this.transaction = program.getBean(TransactionTemplate.class);
        this.clock = program.getBean(Clock.class);
    }

    /** Stops adding visits when {@code most} is over. */
    void settle(int people, int visits, Duration most) {
        var until = System.nanoTime() + most.toNanos();
        var residents = register(people);
        registry.count();
        treat(residents, visits, until);
    }

    private Queue<Resident> register(int people) {
        var residents = new ConcurrentLinkedQueue<Resident>();
        var count = new AtomicInteger();
        var started = System.nanoTime();
        inParallel(thread -> {
            var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Kolkata"));
            var households = new Households(registry, DemoCity.CITY, new Dice(thread + 1), today);
            while (count.get() < people) {
                var some = patiently(() -> IntStream.range(0, FAMILIES)
                        .mapToObj(_ -> households.family())
                        .flatMap(List::stream)
                        .toList());
                residents.addAll(some);
                count.addAndGet(some.size());
            }
        });
        say("people", count.get(), started);
        return residents;
    }

    private void treat(Queue<Resident> residents, int visits, long until) {
        var seen = new AtomicInteger();
        var written = new AtomicInteger();
        var started = System.nanoTime();
        inParallel(thread -> {
            var histories = histories(thread);
            while (seen.get() < visits && System.nanoTime() < until && !residents.isEmpty()) {
                var drafts = new ArrayList<Draft>();
                for (var n = 0; n < PATIENTS; n++) {
                    var resident = residents.poll();
                    if (resident != null) {
                        seen.addAndGet(past(resident, histories, drafts));
                    }
                }
                var imported = clock.instant().minus(1, ChronoUnit.HOURS);
                patiently(() -> record.importAll(drafts, DemoCity.CITY, imported));
                written.addAndGet(drafts.size());
            }
        });
        say("visits", seen.get(), started);
        say("resources", written.get(), started);
    }

    /** As many visits as a resident of the large city has on average. */
    private static int past(Resident resident, Histories histories, List<Draft> drafts) {
        var visits = 0;
        while (visits < VISITS_EACH) {
            var more = histories.of(resident);
            visits += (int) more.stream()
                    .filter(draft ->
                            draft.resource().path("resourceType").asString("").equals("Encounter"))
                    .count();
            drafts.addAll(more);
        }
        return visits;
    }

    private Histories histories(int thread) {
        return new Histories(
                program.getBean(Org.class),
                program.getBean(Conditions.class),
                program.getBean(Medicines.class),
                program.getBean(Allergens.class),
                program.getBean(Dosing.class),
                new Dice(thread + 100L),
                clock.instant());
    }

    /** Two families with the same new name wait for each other: one of them is asked again. */
    private <T> T patiently(java.util.function.Supplier<T> work) {
        while (true) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> work.get()));
            } catch (PessimisticLockingFailureException _) {
                Thread.onSpinWait();
            }
        }
    }

    private static void inParallel(Consumer<Integer> work) {
        try (var workers = Executors.newFixedThreadPool(THREADS)) {
            var tasks = IntStream.range(0, THREADS)
                    .mapToObj(thread -> (java.util.concurrent.Callable<Boolean>) () -> {
                        work.accept(thread);
                        return true;
                    })
                    .toList();
            workers.invokeAll(tasks).forEach(Future::resultNow);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void say(String what, int count, long started) {
        var seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf("filled %,d %s in %.0f s: %,.0f/s%n", count, what, seconds, count / seconds);
    }
}
