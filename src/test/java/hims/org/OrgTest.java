package hims.org;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.UnitId;
import hims.world.DatabaseTest;
import org.junit.jupiter.api.Test;

@DatabaseTest
class OrgTest {
    private final Org org;

    OrgTest(Org org) {
        this.org = org;
    }

    @Test
    void every_government_hospital_is_there() {
        assertThat(org.facilities()).hasSize(38).allSatisfy(facility -> {
            assertThat(facility.nameHi()).isNotBlank();
            assertThat(org.children(facility.id())).extracting(Unit::code).contains(facility.code() + "/PHARM");
        });
    }

    @Test
    void room_14_of_medicine_belongs_to_lok_nayak() {
        var room = org.fetch(UnitId.of("LNH/MED-OPD/R14"));
        assertThat(room.facility()).isEqualTo(UnitId.of("LNH"));
        assertThat(room.parent()).isEqualTo(UnitId.of("LNH/MED-OPD"));
        assertThat(room.nameEn()).isEqualTo("Room 14");
    }
}
