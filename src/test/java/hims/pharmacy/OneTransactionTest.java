package hims.pharmacy;

import static hims.world.Outpatients.key;
import static hims.world.Shelves.LOK_NAYAK_PHARMACY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.platform.PlatformProblem;
import hims.platform.Rejected;
import hims.supply.Item;
import hims.world.DatabaseTest;
import hims.world.Faults;
import hims.world.Prescriber;
import hims.world.Shelves;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dispense is one transaction, whatever happens between two of its statements (PHARM-92, REL-31). */
@DatabaseTest
class OneTransactionTest {
    private static final int QUANTITY = 10;

    private final Prescriber prescriber;
    private final Shelves shelves;
    private final Dispensing dispensing;
    private final Effects effects;
    private final Faults faults;
    private final Actor meena = Prescriber.pharmacist();

    OneTransactionTest(Prescriber prescriber, Shelves shelves, Dispensing dispensing, Effects effects, Faults faults) {
        this.prescriber = prescriber;
        this.shelves = shelves;
        this.dispensing = dispensing;
        this.effects = effects;
        this.faults = faults;
    }

    enum What {
        THE_STATEMENT_IS_REFUSED,
        THE_SERVER_PROCESS_DIES
    }

    @ParameterizedTest
    @EnumSource
    void before_any_of_its_statements_a_fault_leaves_nothing_and_the_same_key_again_gives_one_effect(What what) {
        var item = stocked();
        var prescription = prescriber.prescribed(QUANTITY, item);
        var key = key();
        var nothing = effects.of(prescription, item, key);
        var n = 1;
        while (failsBefore(n, fault(what), prescription, key)) {
            assertThat(effects.of(prescription, item, key))
                    .as("statement %s", n)
                    .isEqualTo(nothing);
            n++;
        }
        assertThat(n).as("statements").isGreaterThan(15);
        var whole = effects.of(prescription, item, key);
        assertThat(whole.isWhole(QUANTITY)).as(whole.toString()).isTrue();
        assertThat(whole.onHand()).isEqualTo(nothing.onHand() - QUANTITY);
        dispense(prescription, key);
        assertThat(effects.of(prescription, item, key)).isEqualTo(whole);
        assertThat(shelves.crookedHeaps(item.id())).isZero();
    }

    @Test
    void the_same_key_for_other_medicines_is_refused() {
        var item = stocked();
        var key = key();
        dispense(prescriber.prescribed(QUANTITY, item), key);
        var other = prescriber.prescribed(QUANTITY, item);
        assertThatThrownBy(() -> dispense(other, key))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.problem()).isEqualTo(PlatformProblem.KEY_REUSED));
        assertThat(shelves.issued(item.id())).isEqualTo(QUANTITY);
    }

    @Test
    void the_charge_costs_the_patient_nothing_and_is_valued_at_what_the_batch_cost() {
        var item = stocked();
        var prescription = prescriber.prescribed(QUANTITY, item);
        dispense(prescription, key());
        assertThat(effects.charged(prescription))
                .isEqualTo(new Effects.Charged(
                        QUANTITY, Shelves.COST.times(QUANTITY).paise(), 0));
    }

    private Faults.Fault fault(What what) {
        return switch (what) {
            case THE_STATEMENT_IS_REFUSED -> Faults.REFUSED;
            case THE_SERVER_PROCESS_DIES -> faults::endBackend;
        };
    }

    private boolean failsBefore(int n, Faults.Fault fault, Prescription prescription, String key) {
        return Faults.before(n, fault, () -> dispense(prescription, key)).isPresent();
    }

    private DispenseId dispense(Prescription prescription, String key) {
        var gives = prescription.lines().stream().map(Dispense::all).toList();
        return dispensing.dispense(new Dispense(prescription.id(), LOK_NAYAK_PHARMACY, gives, List.of()), meena, key);
    }

    private Item stocked() {
        var item = prescriber.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "A1", "2029-01", 6);
        shelves.put(LOK_NAYAK_PHARMACY, item, "A2", "2029-06", 100);
        return item;
    }
}
