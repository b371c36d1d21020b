package hims.pharmacy;

import static hims.world.Outpatients.key;
import static hims.world.Shelves.LOK_NAYAK_PHARMACY;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.platform.Problem;
import hims.platform.Rejected;
import hims.supply.Item;
import hims.supply.SupplyProblem;
import hims.world.AtOnce;
import hims.world.DatabaseTest;
import hims.world.Prescriber;
import hims.world.Shelves;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many counters at once, through the whole use case of the dispense (PHARM-90, 91). */
@DatabaseTest
class DispenseRaceTest {
    private final Prescriber prescriber;
    private final Shelves shelves;
    private final Dispensing dispensing;
    private final Effects effects;
    private final JdbcClient jdbc;

    DispenseRaceTest(Prescriber prescriber, Shelves shelves, Dispensing dispensing, Effects effects, JdbcClient jdbc) {
        this.prescriber = prescriber;
        this.shelves = shelves;
        this.dispensing = dispensing;
        this.effects = effects;
        this.jdbc = jdbc;
    }

    @Test
    void of_sixty_four_dispensers_for_fifty_tablets_fifty_succeed_and_fourteen_are_told_that_none_is_left()
            throws Exception {
        var item = stocked(50);
        var orders =
                Stream.generate(() -> prescriber.prescribed(1, item)).limit(64).toList();

        var refusals = AtOnce.all(orders.stream()
                .map(order -> AtOnce.act(() -> refusal(order, key())))
                .toList());

        assertThat(refusals).filteredOn(Optional::isEmpty).hasSize(50);
        assertThat(refusals)
                .filteredOn(Optional::isPresent)
                .hasSize(14)
                .containsOnly(Optional.of(SupplyProblem.INSUFFICIENT_STOCK));
        assertThat(shelves.everything(item.id())).isZero();
        assertThat(shelves.issued(item.id())).isEqualTo(50);
        assertThat(shelves.crookedHeaps(item.id())).isZero();
        assertThat(charges(item)).isEqualTo(50);
        assertThat(facts(orders)).isEqualTo(50);
    }

    @Test
    void the_same_dispense_ten_times_at_once_is_one() throws Exception {
        var item = stocked(50);
        var order = prescriber.prescribed(5, item);
        var key = key();
        var meena = Prescriber.pharmacist();

        var answers = AtOnce.times(10, () -> dispense(order, meena, key));

        assertThat(answers).hasSize(10).containsOnly(answers.getFirst());
        assertThat(effects.of(order, item, key).isWhole(5)).isTrue();
    }

    @Test
    void two_counters_that_fill_one_line_at_once_never_give_more_than_was_ordered() throws Exception {
        var item = stocked(50);
        var order = prescriber.prescribed(5, item);

        var refusals = AtOnce.times(2, () -> refusal(order, key()));

        assertThat(refusals).containsExactlyInAnyOrder(Optional.empty(), Optional.of(PharmacyProblem.LINE_CHANGED));
        assertThat(shelves.issued(item.id())).isEqualTo(5);
    }

    private Optional<Problem> refusal(Prescription order, String key) {
        try {
            dispense(order, Prescriber.pharmacist(), key);
            return Optional.empty();
        } catch (Rejected refused) {
            return Optional.of(refused.problem());
        }
    }

    private DispenseId dispense(Prescription order, Actor by, String key) {
        var gives = order.lines().stream().map(Dispense::all).toList();
        return dispensing.dispense(new Dispense(order.id(), LOK_NAYAK_PHARMACY, gives, List.of()), by, key);
    }

    private Item stocked(long quantity) {
        var item = prescriber.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "R1", "2029-01", quantity);
        return item;
    }

    private long charges(Item item) {
        return jdbc.sql("""
                        select count(*) from billing.charge c
                        join pharmacy.dispense_line d on d.id = c.source_id
                        join pharmacy.prescription_line l on l.id = d.line_id
                        where l.medicine_code = :medicine
                        """)
                .param("medicine", item.medicine())
                .query(Long.class)
                .single();
    }

    private long facts(List<Prescription> orders) {
        return jdbc.sql("select count(*) from record.resource where rtype = 32 and pid = any(:people)")
                .param(
                        "people",
                        orders.stream().map(order -> order.patient().value()).toArray(java.util.UUID[]::new))
                .query(Long.class)
                .single();
    }
}
