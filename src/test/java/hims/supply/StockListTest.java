package hims.supply;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Role;
import hims.access.UnitId;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import hims.world.Shelves;
import org.junit.jupiter.api.Test;

@DatabaseTest
class StockListTest {
    private final StockList list;
    private final Shelves shelves;

    StockListTest(StockList list, Shelves shelves) {
        this.list = list;
        this.shelves = shelves;
    }

    @Test
    void what_stands_on_the_shelf_is_shown_although_its_medicine_left_the_list() {
        var keeper = Outpatients.staff("Meena Das", Role.PHARMACIST, Outpatients.GTB);
        var gone = shelves.tablet();
        shelves.put(UnitId.of("GTB/PHARM"), gone, "LEFT", "2030-06", 50);

        assertThat(list.show(StockList.Filter.ALL, "", keeper).lines())
                .filteredOn(line -> line.item().equals(gone.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.name().en()).isEqualTo(gone.medicine()));
        assertThat(list.detail(gone.id(), keeper).line().usable()).isEqualTo(50);
    }
}
