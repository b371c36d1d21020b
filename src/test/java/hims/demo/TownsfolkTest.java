package hims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.person.Person;
import hims.person.Registry;
import hims.person.Sex;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@DatabaseTest
class TownsfolkTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Registry registry;
    private final Outpatients opd;

    TownsfolkTest(Registry registry, Outpatients opd) {
        this.registry = registry;
        this.opd = opd;
    }

    @Test
    void children_are_seen_by_the_children_s_doctor_and_by_no_other() {
        var pinky = person(opd.pinky());
        var ramesh = person(opd.ramesh());
        var kamla = person(opd.resident("Kamla", "Rawat", Sex.FEMALE, LocalDate.of(1981, 1, 1)));
        var folk = Townsfolk.of(List.of(pinky, ramesh, kamla), TODAY);
        assertThat(folk.goingTo("LNH/PAED-OPD")).containsExactly(pinky.id());
        assertThat(folk.goingTo("LNH/MED-OPD")).containsExactly(ramesh.id(), kamla.id());
        assertThat(folk.goingTo("GTB/GYN-OPD")).containsExactly(kamla.id());
    }

    private Person person(PersonId id) {
        return registry.fetch(id);
    }
}
