package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.platform.Rejected;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

/** Confidential persons (PER-33): a masked line for most, the record for those who treat or keep it. */
@DatabaseTest
class ConfidentialsTest {
    private final int port;
    private final Invitation invitations;
    private final Access access;
    private final TransactionOperations transactions;
    private final Registered registered;
    private final Registry registry;
    private final Confidences confidences;
    private final Relations relations;
    private final Papers papers;
    private final Merges merges;
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private final Actor harish = Registered.staff("Harish Chandra", Role.IDENTITY_OFFICER, "GTB");

    ConfidentialsTest(
            @LocalServerPort int port,
            Invitation invitations,
            Access access,
            TransactionOperations transactions,
            Registered registered,
            Registry registry,
            Confidences confidences,
            Relations relations,
            Papers papers,
            Merges merges) {
        this.port = port;
        this.invitations = invitations;
        this.access = access;
        this.transactions = transactions;
        this.registered = registered;
        this.registry = registry;
        this.confidences = confidences;
        this.relations = relations;
        this.papers = papers;
        this.merges = merges;
    }

    @Test
    void an_identity_officer_marks_with_a_reason_and_lifts_it_with_another() {
        var rani = registered.person("Rani", "Majhi", 29, "");
        assertThatThrownBy(() -> confidences.mark(rani, Confidence.Kind.VIOLENCE, "Case 12", rekha))
                .isInstanceOf(Rejected.class);
        var reason = confidences.mark(rani, Confidence.Kind.VIOLENCE, "Case 12", usha);
        var second = confidences.mark(rani, Confidence.Kind.WITNESS, "Order of the court", usha);
        confidences.lift(rani, reason, "Her own wish", usha);
        assertThat(registry.fetch(rani).confidential())
                .as("one reason is enough")
                .isTrue();
        confidences.lift(rani, second, "Heard", usha);
        assertThat(registry.fetch(rani).confidential()).isFalse();
        assertThat(confidences.of(rani, usha).reasons())
                .extracting(Confidence::liftedWhy)
                .containsExactlyInAnyOrder("Her own wish", "Heard");
        assertThatThrownBy(() -> confidences.lift(rani, second, "Again", usha)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_search_shows_her_number_alone_and_her_page_opens_for_the_treating_team() {
        var rani = registered.person("Chandramani", "Purtymajhi", 29, "9899960001");
        papers.add(rani, new Paper.Given(PaperKind.PASSPORT, "M7654329", true, "Seen"), rekha);
        confidences.mark(rani, Confidence.Kind.VIOLENCE, "Case 13", usha);
        var clerk = desk("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
        var found = clerk.submit("/person/search", Map.of("q", "chandramani purtymajhi"))
                .body();
        assertThat(found).contains("Restricted record").doesNotContain("PURTYMAJHI", "0001");
        var page = "/person/" + rani;
        assertThat(clerk.get(page).body())
                .contains("Opens for the treating team only")
                .doesNotContain("PURTYMAJHI", "9899960001", "4329", "Violence", "Case 13");
        for (var closed : Set.of("/papers", "/relations", "/household", "/confidence")) {
            assertThat(clerk.get(page + closed).statusCode()).as(closed).isEqualTo(403);
        }
        var far = desk("Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, "GTB");
        assertThat(far.get(page).body()).contains("/emergency/" + rani).doesNotContain("PURTYMAJHI");
        relate(rani, "GTB");
        assertThat(far.get(page).body()).contains("PURTYMAJHI", "Restricted record");
        assertThat(desk("Usha Rawat", Role.IDENTITY_OFFICER, "LNH").get(page).body())
                .contains("PURTYMAJHI", "/confidence");
    }

    @Test
    void break_glass_opens_her_page_for_whoever_broke_it() {
        var rani = registered.person("Phulmani", "Marandimajhi", 29, "");
        confidences.mark(rani, Confidence.Kind.VIP, "Minister", usha);
        var doctor = desk("Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, "GTB");
        var door = "/emergency/" + rani;
        var form = new HashMap<>(Form.on(doctor.get(door).body(), door + "/access"));
        form.putAll(Map.of("reason", "OTHER", "words", "Found on the road", "password", StaffDesk.PASSWORD));
        doctor.post(door + "/access", form);
        assertThat(doctor.get("/person/" + rani).body()).contains("MARANDIMAJHI");
        assertThat(desk("Dr Meera Nair", Role.EMERGENCY_DOCTOR, "GTB")
                        .get("/person/" + rani)
                        .body())
                .doesNotContain("MARANDIMAJHI");
    }

    @Test
    void her_relatives_pages_do_not_name_her() {
        var rani = registered.person("Sumitra", "Hembrommajhi", 40, "9899960002");
        var child = registered.person("Gita", "Murmu", 12, "");
        relations.add(
                child, new Kin.Given(Relation.Kind.MOTHER, registry.fetch(rani).healthId(), "", "", true), rekha);
        confidences.mark(rani, Confidence.Kind.WITNESS, "Order", usha);
        assertThat(desk("Rekha Negi", Role.REGISTRATION_CLERK, "LNH")
                        .get("/person/" + child)
                        .body())
                .contains("Restricted record")
                .doesNotContainIgnoringCase("hembrommajhi")
                .doesNotContain("9899960002", "98999 60002");
        assertThat(registry.fetch(child).knownBy()).isEmpty();
    }

    @Test
    void former_names_are_read_by_the_identity_officers_alone() {
        var ravi = registered.person("Savitri", "Oldname", 25, "");
        registered.renamed(ravi, new PersonName("Ravi", "Newname", ""));
        confidences.mark(ravi, Confidence.Kind.CHANGED_NAME, "Certificate seen", usha);
        relate(ravi, "LNH");
        assertThat(desk("Usha Rawat", Role.IDENTITY_OFFICER, "LNH")
                        .get("/person/" + ravi + "/confidence")
                        .body())
                .contains("Savitri Oldname");
        assertThat(desk("Dr Ananya Sen", Role.DOCTOR, "LNH")
                        .get("/person/" + ravi)
                        .body())
                .contains("NEWNAME")
                .doesNotContainIgnoringCase("oldname");
    }

    @Test
    void a_merge_is_as_strict_as_the_stricter_of_two_and_an_unmerge_gives_each_her_own() {
        var keep = registered.person("Basanti", "Soren", 33, "");
        var merged = registered.person("Basantee", "Soren", 33, "");
        var reason = confidences.mark(merged, Confidence.Kind.ADOPTION, "Order", usha);
        var merge = merges.prepare(new Merges.Wish(keep, merged, Set.of(), "Papers seen"), usha);
        merges.approve(merge, harish);
        merges.complete(merge, usha);
        assertThat(registry.fetch(keep).confidential()).isTrue();
        assertThat(confidences.of(keep, usha).reasons())
                .extracting(Confidence::id)
                .containsExactly(reason);
        merges.undo(merge, "Two of one name", usha);
        assertThat(registry.fetch(keep).confidential()).isFalse();
        assertThat(registry.fetch(merged).confidential()).isTrue();
    }

    private void relate(PersonId person, String facility) {
        transactions.executeWithoutResult(_ -> access.relate(
                person,
                UnitId.of(facility),
                Basis.TOKEN,
                UUID.randomUUID(),
                Instant.now().plusSeconds(3600)));
    }

    private Browsing desk(String name, Role role, String facility) {
        return StaffDesk.open(port, invitations, name, role, facility);
    }
}
