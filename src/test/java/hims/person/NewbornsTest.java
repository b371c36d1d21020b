package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Children put on record at their birth, and those so alike that every banner warns (PER-31, PER-32). */
@DatabaseTest
class NewbornsTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Kolkata"));
    private final int port;
    private final Invitation invitations;
    private final Registered registered;
    private final Registry registry;
    private final Newborns newborns;
    private final Merges merges;
    private final Actor sunita = Registered.staff("Sunita Rawat", Role.NURSE, "LNH");
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");

    NewbornsTest(
            @LocalServerPort int port,
            Invitation invitations,
            Registered registered,
            Registry registry,
            Newborns newborns,
            Merges merges) {
        this.port = port;
        this.invitations = invitations;
        this.registered = registered;
        this.registry = registry;
        this.newborns = newborns;
        this.merges = merges;
    }

    @Test
    void a_child_is_named_after_its_mother_reached_by_her_phone_and_never_merged_into_her() {
        var mother = registered.person("Sunita", "Lepcha", 27, "9899940001");
        var child = registry.fetch(newborns.register(mother, born(1, 1, Sex.FEMALE), sunita));
        assertThat(child.name().given()).isEqualTo("Baby of Sunita Lepcha");
        assertThat(child.birth()).isEqualTo(Birth.on(today.minusDays(1)));
        assertThat(child.phones()).containsExactly(new Phone("9899940001", Phone.Owner.PARENT, false));
        assertThat(child.relations()).extracting(Relation::kind).containsExactly(Relation.Kind.MOTHER);
        assertThat(child.healthId()).isNotEqualTo(registry.fetch(mother).healthId());
        assertThatThrownBy(() -> merges.prepare(new Merges.Wish(mother, child.id(), Set.of(), "One bed"), usha))
                .satisfies(thrown -> problem(thrown, PersonProblem.MERGE_REFUSED));
    }

    @Test
    void twins_are_told_apart_by_their_order_and_warn_of_each_other_on_every_banner() {
        var mother = registered.person("Rinzing", "Lepcha", 31, "");
        var first = newborns.register(mother, born(1, 2, Sex.MALE), sunita);
        assertThat(registry.fetch(first).similar()).isFalse();
        var second = newborns.register(mother, born(2, 2, Sex.MALE), sunita);
        assertThat(registry.fetch(first).name().given()).isEqualTo("Baby of Rinzing Lepcha (1st of 2)");
        assertThat(registry.fetch(second).name().given()).isEqualTo("Baby of Rinzing Lepcha (2nd of 2)");
        assertThat(List.of(first, second))
                .allMatch(child -> registry.fetch(child).similar());
        assertThatThrownBy(() -> newborns.register(mother, born(2, 2, Sex.MALE), sunita))
                .satisfies(thrown -> problem(thrown, PersonProblem.BORN_ALREADY));
        var hub = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "LNH")
                .get("/person/" + first)
                .body();
        assertThat(hub).contains("Similar person on record", "(2ND OF 2)", "/person/" + mother);
    }

    @Test
    void the_name_comes_later_and_the_number_stays() {
        var child = newborns.register(registered.person("Deki", "Lepcha", 24, ""), born(1, 1, Sex.FEMALE), sunita);
        var number = registry.fetch(child).healthId();
        newborns.name(child, new PersonName("Pema", "Lepcha", ""), rekha);
        assertThat(registry.fetch(child).name().given()).isEqualTo("Pema");
        assertThat(registry.fetch(child).healthId()).isEqualTo(number);
        assertThat(registry.fetch(child).relations()).extracting(Relation::kind).contains(Relation.Kind.MOTHER);
    }

    @Test
    void a_father_has_no_newborn_and_only_a_child_born_here_is_named_so() {
        PersonId father = registered.person(new PersonName("Tashi", "Lepcha", ""), Sex.MALE, 30, "", List.of());
        assertThatThrownBy(() -> newborns.register(father, born(1, 1, Sex.MALE), sunita))
                .satisfies(thrown -> problem(thrown, PersonProblem.NOT_A_MOTHER));
        assertThatThrownBy(() -> newborns.name(father, new PersonName("Tashi", "", ""), rekha))
                .satisfies(thrown -> problem(thrown, PersonProblem.NOT_A_NEWBORN));
    }

    private Newborn.Born born(int order, int of, Sex sex) {
        return new Newborn.Born(today.minusDays(1), LocalTime.of(4, 10).plusMinutes(order), sex, 2870, order, of);
    }

    private static void problem(Throwable thrown, PersonProblem problem) {
        assertThat(((Rejected) thrown).problem()).isEqualTo(problem);
    }
}
