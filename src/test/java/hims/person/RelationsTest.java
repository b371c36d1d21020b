package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who belongs to whom (PER-25), and who lives with whom (PER-26). */
@DatabaseTest
class RelationsTest {
    private final int port;
    private final Invitation invitations;
    private final Registered registered;
    private final Registry registry;
    private final Relations relations;
    private final Households households;
    private final Merges merges;
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");

    RelationsTest(
            @LocalServerPort int port,
            Invitation invitations,
            Registered registered,
            Registry registry,
            Relations relations,
            Households households,
            Merges merges) {
        this.port = port;
        this.invitations = invitations;
        this.registered = registered;
        this.registry = registry;
        this.relations = relations;
        this.households = households;
        this.merges = merges;
    }

    @Test
    void a_mother_has_her_child_and_the_child_its_mother_until_one_of_them_is_ended() {
        var mother = registered.person("Sunita", "Oraon", 40, "9899950001");
        var child = registered.person("Asha", "Oraon", 9, "");
        var kin = relations.add(child, on(Relation.Kind.MOTHER, mother, true), rekha);
        assertThat(kinds(child)).containsExactly(Relation.Kind.MOTHER);
        assertThat(kinds(mother)).containsExactly(Relation.Kind.CHILD);
        assertThat(registry.fetch(child).emergencyContact().orElseThrow().phone())
                .as("her phone is called in an emergency")
                .isEqualTo("9899950001");
        assertThatThrownBy(() -> relations.add(child, on(Relation.Kind.MOTHER, mother, false), rekha))
                .satisfies(thrown -> problem(thrown, PersonProblem.RELATION_KNOWN));
        relations.end(child, kin, "Another Sunita", rekha);
        assertThat(kinds(child)).isEmpty();
        assertThat(kinds(mother)).isEmpty();
        assertThat(relations.of(registry.fetch(child), rekha).kins())
                .as("it stays to be read")
                .hasSize(1);
        assertThatThrownBy(() -> relations.end(child, kin, "Again", rekha))
                .satisfies(thrown -> problem(thrown, PersonProblem.UNKNOWN_RELATION));
    }

    @Test
    void a_guardian_is_grown_up_and_decides_until_the_eighteenth_birthday_by_itself() {
        var ward = registered.person("Phulo", "Besra", 10, "");
        var boy = registered.person("Somra", "Besra", 15, "");
        var uncle = registered.person("Budhu", "Besra", 50, "");
        assertThatThrownBy(() -> relations.add(ward, on(Relation.Kind.GUARDIAN, boy, false), rekha))
                .satisfies(thrown -> problem(thrown, PersonProblem.GUARDIAN_NOT_ADULT));
        relations.add(ward, on(Relation.Kind.GUARDIAN, uncle, false), rekha);
        var guardian = relations.of(registry.fetch(ward), rekha).kins().getFirst();
        var birth = registry.fetch(ward).birth();
        assertThat(guardian.authorityEnds(registry.fetch(ward)))
                .contains(Objects.requireNonNull(birth).to().plusYears(18));
        assertThat(kinds(uncle)).containsExactly(Relation.Kind.WARD);
        var grown = registered.person("Karmi", "Besra", 30, "");
        relations.add(grown, on(Relation.Kind.GUARDIAN, uncle, false), rekha);
        assertThat(relations.of(registry.fetch(grown), rekha).kins().getFirst().authorityEnds(registry.fetch(grown)))
                .as("a guardian named for a grown-up does not end with her age")
                .isEmpty();
    }

    @Test
    void nobody_is_her_own_relative_and_a_mother_hardly_older_is_looked_at_again() {
        var sister = registered.person("Mangri", "Topno", 30, "");
        var younger = registered.person("Salomi", "Topno", 25, "");
        assertThatThrownBy(() -> relations.add(sister, on(Relation.Kind.SIBLING, sister, false), rekha))
                .satisfies(thrown -> problem(thrown, PersonProblem.RELATION_TO_SELF));
        relations.add(younger, on(Relation.Kind.MOTHER, sister, false), rekha);
        var desk = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
        assertThat(desk.get("/person/" + younger).body()).contains("Check the ages", "/person/" + sister);
        assertThat(desk.get("/person/" + younger + "/relations").body()).contains("Check the ages");
    }

    @Test
    void a_name_in_plain_text_is_enough_and_a_guarantor_reads_for_whom() {
        var lakshmi = registered.person("Lakshmi", "Barla", 61, "");
        var guarantor = registered.person("Ramesh", "Barla", 45, "");
        relations.add(
                lakshmi, new Kin.Given(Relation.Kind.NEXT_OF_KIN, null, "Sister Mary", "9899950002", true), rekha);
        relations.add(lakshmi, on(Relation.Kind.GUARANTOR, guarantor, false), rekha);
        assertThat(registry.fetch(lakshmi).emergencyContact().orElseThrow().name())
                .isEqualTo("Sister Mary");
        assertThat(kinds(guarantor)).isEmpty();
        assertThat(relations.of(registry.fetch(guarantor), rekha).namedBy())
                .extracting(Kin::other)
                .containsExactly(lakshmi);
        var desk = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
        var page = "/person/" + lakshmi + "/relations";
        var wrong = new HashMap<>(Form.on(desk.get(page).body(), page));
        wrong.put("kind", "CARER");
        assertThat(desk.post(page, wrong).statusCode()).isEqualTo(422);
    }

    @Test
    void a_relative_in_plain_text_gives_way_to_the_same_one_on_record() {
        var husband = registered.person(new PersonName("Ram", "Kandir", ""), Sex.MALE, 60, "", List.of());
        var wife = registered.person(
                new PersonName("Gauri", "Kandir", ""),
                Sex.FEMALE,
                55,
                "",
                List.of(new Relation(Relation.Kind.HUSBAND, "Ram Kandir", "9899950004", true)));
        relations.add(husband, on(Relation.Kind.WIFE, wife, false), rekha);
        assertThat(kinds(wife)).containsExactly(Relation.Kind.HUSBAND);
        assertThat(registry.fetch(wife).emergencyContact().orElseThrow().phone())
                .as("called as before")
                .isEqualTo("9899950004");
    }

    @Test
    void who_moves_leaves_the_old_household_and_both_keep_the_dates() {
        var father = registered.person("Etwa", "Lakra", 60, "9899950003");
        var son = registered.person("Birsa", "Lakra", 30, "9899950003");
        var bride = registered.person("Agnes", "Xaxa", 28, "");
        var herFather = registered.person("Paulus", "Xaxa", 58, "");
        households.begin(father, Household.Kind.DWELLING, "", rekha);
        assertThat(households.of(registry.fetch(father), rekha).perhaps())
                .as("others at his phone")
                .containsExactly(son);
        households.join(father, Household.Kind.DWELLING, son, rekha);
        households.begin(herFather, Household.Kind.DWELLING, "", rekha);
        households.join(herFather, Household.Kind.DWELLING, bride, rekha);
        households.join(son, Household.Kind.DWELLING, bride, rekha);
        assertThat(members(father)).containsExactly(father, son, bride);
        assertThat(members(herFather)).containsExactly(herFather);
        assertThat(home(herFather).stays()).hasSize(2);
        households.lead(son, Household.Kind.DWELLING, rekha);
        assertThat(home(father).members().getFirst().person()).isEqualTo(son);
        households.leave(father, Household.Kind.DWELLING, "To his village", rekha);
        assertThat(members(son)).containsExactlyInAnyOrder(son, bride);
        assertThatThrownBy(() -> households.leave(father, Household.Kind.DWELLING, "Again", rekha))
                .satisfies(thrown -> problem(thrown, PersonProblem.NOT_A_MEMBER));
    }

    @Test
    void the_ration_card_is_a_group_of_its_own() {
        var head = registered.person("Marsha", "Tete", 50, "");
        var aunt = registered.person("Salgi", "Tete", 70, "");
        households.begin(head, Household.Kind.RATION_CARD, "077001234567", rekha);
        households.join(head, Household.Kind.RATION_CARD, aunt, rekha);
        households.begin(aunt, Household.Kind.DWELLING, "", rekha);
        var homes = households.of(registry.fetch(aunt), rekha);
        assertThat(homes.of(Household.Kind.RATION_CARD).orElseThrow().number()).isEqualTo("077001234567");
        assertThat(homes.of(Household.Kind.DWELLING).orElseThrow().members()).hasSize(1);
        var desk = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
        assertThat(desk.get("/person/" + aunt + "/household").body()).contains("TETE, Marsha", "077001234567");
        assertThat(desk.get("/person/" + aunt).body()).contains("TETE, Marsha", "Dwelling");
    }

    @Test
    void a_merge_takes_the_stays_along_and_an_unmerge_gives_them_back() {
        var keep = registered.person("Hira", "Dungdung", 33, "");
        var merged = registered.person("Heera", "Dungdung", 33, "");
        var mother = registered.person("Jauni", "Dungdung", 60, "");
        households.begin(mother, Household.Kind.DWELLING, "", rekha);
        households.join(mother, Household.Kind.DWELLING, merged, rekha);
        relations.add(merged, on(Relation.Kind.MOTHER, mother, false), rekha);
        var merge = merges.prepare(new Merges.Wish(keep, merged, Set.of(), "Papers seen"), usha);
        merges.complete(merge, usha);
        assertThat(members(mother)).containsExactly(mother, keep);
        assertThat(relations.of(registry.fetch(mother), rekha).kins())
                .extracting(Kin::other)
                .containsExactly(keep);
        merges.undo(merge, "Two of one name", usha);
        assertThat(members(mother)).containsExactly(mother, merged);
        assertThat(relations.of(registry.fetch(mother), rekha).kins())
                .extracting(Kin::other)
                .containsExactly(merged);
    }

    private Kin.Given on(Relation.Kind kind, PersonId other, boolean emergency) {
        return new Kin.Given(kind, registry.fetch(other).healthId(), "", "", emergency);
    }

    private List<Relation.Kind> kinds(PersonId person) {
        return relations.of(registry.fetch(person), rekha).kins().stream()
                .filter(Kin::stands)
                .map(Kin::kind)
                .toList();
    }

    private Household home(PersonId person) {
        return households
                .of(registry.fetch(person), rekha)
                .of(Household.Kind.DWELLING)
                .orElseThrow();
    }

    private List<PersonId> members(PersonId person) {
        return home(person).members().stream().map(Household.Stay::person).toList();
    }

    private static void problem(@Nullable Throwable thrown, PersonProblem problem) {
        assertThat(((Rejected) Objects.requireNonNull(thrown)).problem()).isEqualTo(problem);
    }
}
