package hims.supply;

import static hims.world.Shelves.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hims.access.Actor;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.Retry;
import hims.world.DatabaseTest;
import hims.world.Shelves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Many counters on the same heaps. */
@DatabaseTest
class StockRaceTest {
    private static final Actor BY = Actor.system("test");
    private static final LocalDate SOON = day("2027-03-31");

    private final Shelves shelves;
    private final Stock stock;
    private final Batches batches;
    private final TransactionTemplate transaction;

    StockRaceTest(Shelves shelves, Stock stock, Batches batches, TransactionTemplate transaction) {
        this.shelves = shelves;
        this.stock = stock;
        this.batches = batches;
        this.transaction = transaction;
    }

    /** However small the heaps are: a counter is told "no more" only when there is no more (PHARM-90, 93). */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50})
    void sixty_four_counters_and_fifty_tablets_in_so_many_batches(int count) throws Exception {
        var item = shelves.tablet();
        for (var i = 0; i < count; i++) {
            shelves.put(LOK_NAYAK_PHARMACY, item, "B" + i, "2029-01", 50 / count);
        }

        var answers = together(64, () -> issue(Want.firstToExpire(Ids.next(), item.id(), 1, SOON)));

        assertThat(answers).filteredOn(answer -> answer).hasSize(50);
        assertThat(shelves.everything(item.id())).isZero();
        assertThat(shelves.issued(item.id())).isEqualTo(50);
        assertThat(shelves.crookedHeaps(item.id())).isZero();
    }

    @RepeatedTest(3)
    void two_patients_who_touch_two_batches_in_opposite_order_never_meet_a_deadlock() throws Exception {
        var one = shelves.tablet();
        var two = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, one, "A", "2029-01", 1000);
        shelves.put(LOK_NAYAK_PHARMACY, two, "B", "2029-01", 1000);
        var turns = new Random(7);

        var answers = together(200, () -> {
            var first = Want.firstToExpire(Ids.next(), one.id(), 1, SOON);
            var second = Want.firstToExpire(Ids.next(), two.id(), 1, SOON);
            return turns.nextBoolean() ? issue(first, second) : issue(second, first);
        });

        assertThat(answers).hasSize(200).containsOnly(true);
        assertThat(stock.onHand(LOK_NAYAK_PHARMACY, one.id())).isEqualTo(800);
        assertThat(stock.onHand(LOK_NAYAK_PHARMACY, two.id())).isEqualTo(800);
    }

    @Test
    void after_a_recall_is_committed_nothing_of_the_batch_is_issued() throws Exception {
        var item = shelves.tablet();
        var batch = shelves.put(LOK_NAYAK_PHARMACY, item, "BAD", "2029-01", 100_000);
        var recalled = new AtomicBoolean();
        var late = new AtomicBoolean();

        var dispensers = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 32; i++) {
            dispensers.add(() -> {
                var given = true;
                while (given) {
                    var before = recalled.get();
                    given = issue(Want.firstToExpire(Ids.next(), item.id(), 1, SOON));
                    late.compareAndSet(false, before && given);
                }
                return true;
            });
        }
        dispensers.add(() -> {
            await().until(() -> shelves.issued(item.id()) > 20);
            batches.become(batch.id(), BatchStatus.RECALLED, "regulator notice 16", BY);
            recalled.set(true);
            return true;
        });
        run(dispensers);

        assertThat(late).isFalse();
        assertThat(shelves.issued(item.id())).isPositive();
        assertThat(shelves.issued(item.id()) + shelves.everything(item.id())).isEqualTo(100_000);
        assertThat(shelves.crookedHeaps(item.id())).isZero();
    }

    /** Random days in two stores, step by step: nothing is lost, nothing below zero, history adds up (PHARM-94). */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_happens_in_a_store_the_ledger_and_the_shelf_agree(long seed) {
        var random = new Random(seed);
        var item = shelves.tablet();
        var received = 0L;
        var sources = new ArrayList<UUID>();
        var known = new ArrayList<Batch>();
        for (var step = 0; step < 40; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    var quantity = 1 + random.nextInt(50);
                    var year = 2025 + random.nextInt(6);
                    var number = "N" + random.nextInt(3) + "-" + year;
                    var store = random.nextBoolean() ? LOK_NAYAK_PHARMACY : GTB_PHARMACY;
                    known.add(shelves.put(store, item, number, year + "-06", quantity));
                    received += quantity;
                }
                case 2, 3 -> {
                    var source = Ids.next();
                    if (issue(Want.firstToExpire(source, item.id(), 1 + random.nextInt(30), SOON))) {
                        sources.add(source);
                    }
                }
                case 4 -> {
                    if (!sources.isEmpty()) {
                        reverse(sources.remove(random.nextInt(sources.size())));
                    }
                }
                default -> {
                    if (!known.isEmpty()) {
                        turn(known.get(random.nextInt(known.size())), random);
                    }
                }
            }
            assertThat(shelves.crookedHeaps(item.id()))
                    .as("seed %s, step %s", seed, step)
                    .isZero();
        }
        var out = sources.stream()
                .flatMap(source -> stock.issuedTo(List.of(source)).stream())
                .mapToLong(Issued::quantity)
                .sum();
        assertThat(shelves.everything(item.id()) + out).isEqualTo(received);
    }

    private void turn(Batch batch, Random random) {
        var next = List.of(BatchStatus.HELD, BatchStatus.RELEASED, BatchStatus.RECALLED)
                .get(random.nextInt(3));
        try {
            batches.become(batch.id(), next, "random day", BY);
        } catch (Rejected notInItsLife) {
            assertThat(notInItsLife.problem()).isEqualTo(SupplyProblem.BATCH_CANNOT_BECOME);
        }
    }

    private void reverse(UUID source) {
        transaction.executeWithoutResult(status -> stock.reverse(source, Ids.next(), "wrong patient", BY));
    }

    private boolean issue(Want... wants) {
        try {
            Retry.transaction(() -> transaction.execute(status ->
                    stock.issue(new Issue(LOK_NAYAK_PHARMACY, Ids.next(), Instant.now(), List.of(wants)), BY)));
            return true;
        } catch (Rejected refused) {
            assertThat(refused.problem()).isEqualTo(SupplyProblem.INSUFFICIENT_STOCK);
            return false;
        }
    }

    private static List<Boolean> together(int count, Callable<Boolean> act)
            throws InterruptedException, ExecutionException {
        var acts = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < count; i++) {
            acts.add(act);
        }
        return run(acts);
    }

    private static List<Boolean> run(List<Callable<Boolean>> acts) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Boolean>();
            for (var future : threads.invokeAll(acts)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
