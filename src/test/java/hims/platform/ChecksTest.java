package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.check.Check;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import hims.world.Shelves;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What ./hims check proves, on rows that are right and on rows that somebody has changed behind the program (REL-52). */
@DatabaseTest
class ChecksTest {
    private final List<Check> checks;
    private final Shelves shelves;
    private final Outpatients opd;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ChecksTest(List<Check> checks, Shelves shelves, Outpatients opd, JdbcClient jdbc, TransactionTemplate transaction) {
        this.checks = checks;
        this.shelves = shelves;
        this.opd = opd;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void each_has_a_name_of_its_own_and_a_promise() {
        assertThat(checks).extracting(Check::name).doesNotHaveDuplicates().contains("audit", "stock", "money");
        assertThat(checks).extracting(Check::promise).allMatch(promise -> !promise.isBlank());
    }

    @Test
    void a_heap_that_is_not_the_sum_of_its_ledger_is_found() {
        var item = shelves.tablet();
        shelves.put(Shelves.GTB_PHARMACY, item, "B1", "2027-01", 100);
        var heap = jdbc.sql("select id from supply.stock_balance where item_id = :item")
                .param("item", item.id().value())
                .query(String.class)
                .single();
        assertThat(faults("stock")).noneMatch(fault -> fault.contains(heap));
        changed(
                "update supply.stock_balance set on_hand = 90 where id = '" + heap + "'",
                () -> assertThat(faults("stock")).anyMatch(fault -> fault.contains(heap) && fault.contains("says 90")));
    }

    @Test
    void a_token_that_stands_elsewhere_than_its_last_event_says_is_found() {
        var token = opd.arrives(opd.ramesh()).id();
        assertThat(faults("tokens")).noneMatch(fault -> fault.contains(token.toString()));
        changed(
                "update scheduling.token set state = 'PARKED' where id = '" + token + "'",
                () -> assertThat(faults("tokens")).anyMatch(fault -> fault.contains(token.toString())));
    }

    @Test
    void facts_of_somebody_the_registry_has_lost_are_found() {
        var ramesh = opd.ramesh();
        opd.arrives(ramesh);
        assertThat(faults("people")).noneMatch(fault -> fault.contains(ramesh.toString()));
        changed(
                "set local session_replication_role = replica; delete from person.person where id = '" + ramesh + "'",
                () -> assertThat(faults("people")).anyMatch(fault -> fault.contains(ramesh.toString())));
    }

    @Test
    void money_and_indexes_are_kept() {
        assertThat(faults("money")).isEmpty();
        assertThat(faults("indexes")).isEmpty();
    }

    @Test
    void the_log_of_all_these_tests_is_kept() {
        assertThat(faults("audit")).isEmpty();
    }

    private List<String> faults(String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .flatMap(check -> check.faults().stream())
                .toList();
    }

    /** What is done here is undone at the end. */
    private void changed(String sql, Runnable seen) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(sql).update();
            seen.run();
            status.setRollbackOnly();
        });
    }
}
