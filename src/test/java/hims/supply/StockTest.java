package hims.supply;

import static hims.world.Shelves.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hims.access.Actor;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import hims.world.Shelves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class StockTest {
    private static final Actor BY = Actor.system("test");
    private static final LocalDate SOON = day("2027-03-31");

    private final Shelves shelves;
    private final Stock stock;
    private final Batches batches;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    StockTest(Shelves shelves, Stock stock, Batches batches, TransactionTemplate transaction, JdbcClient jdbc) {
        this.shelves = shelves;
        this.stock = stock;
        this.batches = batches;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void the_batch_that_expires_first_is_issued_first_and_the_rest_comes_from_the_next() {
        var item = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "LATER", "2030-06", 50);
        shelves.put(LOK_NAYAK_PHARMACY, item, "FIRST", "2029-01", 30);

        var issued = issue(Want.firstToExpire(Ids.next(), item.id(), 40, SOON));

        assertThat(issued)
                .extracting(Issued::number, Issued::quantity)
                .containsExactlyInAnyOrder(tuple("FIRST", 30L), tuple("LATER", 10L));
        assertThat(stock.onHand(LOK_NAYAK_PHARMACY, item.id())).isEqualTo(40);
        assertThat(shelves.crookedHeaps(item.id())).isZero();
    }

    @Test
    void expired_stock_is_shown_and_counted_as_out_of_stock() {
        var item = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "OLD", "2026-01", 40);

        assertThat(stock.onHand(LOK_NAYAK_PHARMACY, item.id())).isZero();
        assertThat(heaps(item)).extracting(Heap::number, Heap::onHand).containsExactly(tuple("OLD", 40L));
        assertRefused(SupplyProblem.INSUFFICIENT_STOCK, Want.firstToExpire(Ids.next(), item.id(), 1, SOON));
    }

    @Test
    void goods_without_a_laboratory_report_wait_in_quarantine() {
        var item = shelves.tablet();
        var batch = shelves.putUntested(LOK_NAYAK_PHARMACY, item, "NEW", "2029-01", 40);
        assertRefused(SupplyProblem.INSUFFICIENT_STOCK, Want.firstToExpire(Ids.next(), item.id(), 1, SOON));

        batches.become(batch.id(), BatchStatus.RELEASED, "report QC-77", BY);

        assertThat(stock.onHand(LOK_NAYAK_PHARMACY, item.id())).isEqualTo(40);
        assertThat(shelves.crookedHeaps(item.id())).isZero();
    }

    @Test
    void a_recall_locks_every_store_of_the_city_at_once() {
        var item = shelves.tablet();
        var batch = shelves.put(LOK_NAYAK_PHARMACY, item, "BAD", "2029-01", 40);
        shelves.put(GTB_PHARMACY, item, "BAD", "2029-01", 60);

        batches.become(batch.id(), BatchStatus.RECALLED, "regulator notice 14", BY);

        assertThat(stock.onHand(LOK_NAYAK_PHARMACY, item.id())).isZero();
        assertThat(stock.elsewhere(item.id(), LOK_NAYAK_PHARMACY)).isEmpty();
        assertThat(shelves.everything(item.id())).isEqualTo(100);
        assertThat(shelves.crookedHeaps(item.id())).isZero();
    }

    @Test
    void a_recalled_batch_that_arrives_again_is_locked_on_arrival() {
        var item = shelves.tablet();
        var batch = shelves.put(LOK_NAYAK_PHARMACY, item, "BAD", "2029-01", 40);
        batches.become(batch.id(), BatchStatus.RECALLED, "regulator notice 14", BY);

        shelves.put(GTB_PHARMACY, item, "BAD", "2029-01", 60);

        assertThat(stock.onHand(GTB_PHARMACY, item.id())).isZero();
    }

    @Test
    void the_same_batch_number_with_another_expiry_is_refused_with_both_dates() {
        var item = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "A1", "2029-01", 40);

        assertThatThrownBy(() -> shelves.put(LOK_NAYAK_PHARMACY, item, "A1", "2029-02", 40))
                .isInstanceOfSatisfying(Rejected.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(SupplyProblem.BATCH_MISMATCH);
                    assertThat(refused.facts())
                            .containsEntry("recorded", day("2029-01"))
                            .containsEntry("typed", day("2029-02"));
                });
        assertThat(shelves.everything(item.id())).isEqualTo(40);
    }

    @Test
    void a_chosen_batch_that_is_not_the_first_to_expire_asks_for_a_reason() {
        var item = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "FIRST", "2029-01", 30);
        shelves.put(LOK_NAYAK_PHARMACY, item, "LATER", "2030-06", 50);
        var later = List.of(new Want.Pick(heap(item, "LATER").id(), 5));

        assertRefused(SupplyProblem.NOT_FIRST_TO_EXPIRE, new Want(Ids.next(), item.id(), 5, SOON, later, null));
        assertThat(issue(new Want(Ids.next(), item.id(), 5, SOON, later, "DAMAGED_PACK")))
                .extracting(Issued::number)
                .containsExactly("LATER");
    }

    @Test
    void a_locked_or_expired_batch_cannot_be_chosen_even_with_a_reason() {
        var item = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "OLD", "2026-01", 30);
        var held = shelves.put(LOK_NAYAK_PHARMACY, item, "HELD", "2030-06", 50);
        batches.become(held.id(), BatchStatus.HELD, "recall query", BY);

        for (var number : List.of("OLD", "HELD")) {
            var pick = List.of(new Want.Pick(heap(item, number).id(), 5));
            assertRefused(
                    SupplyProblem.BATCH_NOT_USABLE, new Want(Ids.next(), item.id(), 5, SOON, pick, "DAMAGED_PACK"));
        }
    }

    @Test
    void an_issue_of_two_lines_is_all_or_nothing() {
        var plenty = shelves.tablet();
        var scarce = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, plenty, "A", "2029-01", 30);
        shelves.put(LOK_NAYAK_PHARMACY, scarce, "B", "2029-01", 2);

        assertRefused(
                SupplyProblem.INSUFFICIENT_STOCK,
                Want.firstToExpire(Ids.next(), plenty.id(), 10, SOON),
                Want.firstToExpire(Ids.next(), scarce.id(), 3, SOON));

        assertThat(shelves.everything(plenty.id())).isEqualTo(30);
        assertThat(shelves.issued(plenty.id())).isZero();
    }

    @Test
    void a_reversal_brings_everything_back_once() {
        var item = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "A", "2029-01", 30);
        var source = Ids.next();
        issue(Want.firstToExpire(source, item.id(), 12, SOON));

        reverse(source);

        assertThat(stock.onHand(LOK_NAYAK_PHARMACY, item.id())).isEqualTo(30);
        assertThatThrownBy(() -> reverse(source))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problem()).isEqualTo(SupplyProblem.ALREADY_REVERSED));
        assertThat(shelves.crookedHeaps(item.id())).isZero();
    }

    @Test
    void what_comes_back_of_a_recalled_batch_is_locked() {
        var item = shelves.tablet();
        var batch = shelves.put(LOK_NAYAK_PHARMACY, item, "A", "2029-01", 30);
        var source = Ids.next();
        issue(Want.firstToExpire(source, item.id(), 12, SOON));
        batches.become(batch.id(), BatchStatus.RECALLED, "regulator notice 15", BY);

        reverse(source);

        assertThat(stock.onHand(LOK_NAYAK_PHARMACY, item.id())).isZero();
        assertThat(heap(item, "A")).extracting(Heap::status, Heap::onHand).containsExactly(BatchStatus.RECALLED, 30L);
        assertThat(shelves.crookedHeaps(item.id())).isZero();
    }

    @Test
    void the_ledger_cannot_be_rewritten() {
        var item = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "A", "2029-01", 30);

        for (var sql : List.of(
                "update supply.stock_entry set quantity = 1",
                "delete from supply.stock_entry",
                "truncate supply.stock_entry")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void a_balance_below_nothing_or_below_its_reservations_cannot_be_written() {
        var item = shelves.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "A", "2029-01", 3);

        for (var change : List.of("on_hand = -1", "reserved = 4", "reserved = -1")) {
            var sql = "update supply.stock_balance set " + change + " where item_id = :item";
            assertThatThrownBy(
                            () -> jdbc.sql(sql).param("item", item.id().value()).update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void nothing_is_received_into_a_store_of_another_hospital() {
        var pharmacist = Actor.system("Imran Qureshi", LOK_NAYAK);
        var item = shelves.tablet();
        var goods = new Receive(
                GTB_PHARMACY,
                item.id(),
                "A",
                null,
                day("2029-01"),
                5,
                COST,
                "B1",
                Receive.STATE_FUND,
                Reason.RECEIPT,
                Ids.next(),
                "CH-1",
                null);

        assertThatThrownBy(() -> stock.receive(goods, Ids.next(), pharmacist)).isInstanceOf(Rejected.class);
        assertThat(shelves.everything(item.id())).isZero();
    }

    private List<Issued> issue(Want... wants) {
        return transaction.execute(
                status -> stock.issue(new Issue(LOK_NAYAK_PHARMACY, Ids.next(), Instant.now(), List.of(wants)), BY));
    }

    private void assertRefused(SupplyProblem problem, Want... wants) {
        assertThatThrownBy(() -> issue(wants))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private void reverse(UUID source) {
        transaction.executeWithoutResult(status -> stock.reverse(source, Ids.next(), "wrong patient", BY));
    }

    private List<Heap> heaps(Item item) {
        return stock.candidates(LOK_NAYAK_PHARMACY, List.of(item.id())).getOrDefault(item.id(), List.of());
    }

    private Heap heap(Item item, String number) {
        return heaps(item).stream()
                .filter(heap -> heap.number().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
