package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.platform.Rejected;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers and papers of a person: stated, seen, verified, taken back (PER-40, 43, 44). */
@DatabaseTest
class PapersTest {
    private final int port;
    private final Invitation invitations;
    private final Registered registered;
    private final Registry registry;
    private final Papers papers;
    private final PairSql pairs;
    private final Merges merges;
    private final ClinicalRecord record;
    private final JdbcClient jdbc;
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");

    PapersTest(
            @LocalServerPort int port,
            Invitation invitations,
            Registered registered,
            Registry registry,
            Papers papers,
            PairSql pairs,
            Merges merges,
            ClinicalRecord record,
            JdbcClient jdbc) {
        this.port = port;
        this.invitations = invitations;
        this.registered = registered;
        this.registry = registry;
        this.papers = papers;
        this.pairs = pairs;
        this.merges = merges;
        this.record = record;
        this.jdbc = jdbc;
    }

    @Test
    void a_number_is_stated_seen_and_verified_each_with_who_and_how() {
        var lakshmi = registered.person("Lakshmi", "Toppo", 61, "");
        var voter = papers.add(lakshmi, stated(PaperKind.VOTER_ID, epic()), rekha);
        assertThat(paper(lakshmi, voter).status()).isEqualTo(Paper.Status.STATED);
        papers.step(lakshmi, voter, Paper.Status.SEEN, "Card seen", rekha);
        assertThatThrownBy(() -> papers.step(lakshmi, voter, Paper.Status.VERIFIED, "Portal", rekha))
                .as("an identity officer verifies")
                .isInstanceOf(Rejected.class);
        papers.step(lakshmi, voter, Paper.Status.VERIFIED, "Electoral roll", usha);
        assertThat(paper(lakshmi, voter).steps())
                .extracting(Paper.Step::status, Paper.Step::by, Paper.Step::evidence)
                .containsExactly(
                        tuple(Paper.Status.VERIFIED, "Usha Rawat", "Electoral roll"),
                        tuple(Paper.Status.SEEN, "Rekha Negi", "Card seen"),
                        tuple(Paper.Status.STATED, "Rekha Negi", ""));
        assertThatThrownBy(() -> papers.step(lakshmi, voter, Paper.Status.SEEN, "Again", rekha))
                .isInstanceOf(Rejected.class);
        assertThat(jdbc.sql("select count(*) from person.history where row_id = :id and kind = 'identifier'")
                        .param("id", voter)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void a_number_of_somebody_else_stays_stated_and_the_two_are_compared() {
        var number = epic();
        var lakshmi = registered.person("Lakshmi", "Ekka", 61, "");
        var other = registered.person("Sushila", "Kerketta", 34, "");
        var hers = papers.add(lakshmi, seen(PaperKind.VOTER_ID, number), rekha);
        papers.step(lakshmi, hers, Paper.Status.VERIFIED, "Electoral roll", usha);
        var again = papers.add(other, seen(PaperKind.VOTER_ID, number), rekha);
        assertThat(paper(other, again).status()).isEqualTo(Paper.Status.STATED);
        assertThat(pairs.between(lakshmi, other).orElseThrow().reasons()).contains(Reason.IDENTIFIER);
        assertThat(papers.step(other, again, Paper.Status.VERIFIED, "She says so", usha))
                .isFalse();
        assertThat(paper(other, again).status()).isEqualTo(Paper.Status.STATED);
        assertThat(papers.open(registry.fetch(other), again, rekha).clashes()).isTrue();
    }

    @Test
    void a_family_shares_one_ration_card() {
        var number = "0770" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        var ram = registered.person("Ram", "Minz", 44, "");
        var sita = registered.person("Sita", "Minz", 41, "");
        for (var member : List.of(ram, sita)) {
            var card = papers.add(member, seen(PaperKind.RATION_CARD, number), rekha);
            assertThat(papers.step(member, card, Paper.Status.VERIFIED, "Food department", usha))
                    .isTrue();
        }
        assertThat(pairs.between(ram, sita)).isEmpty();
    }

    @Test
    void her_patient_follows_and_forgets_what_was_never_hers() {
        var lakshmi = registered.person("Lakshmi", "Bhengra", 61, "");
        var number = epic();
        var voter = papers.add(lakshmi, stated(PaperKind.VOTER_ID, number), rekha);
        assertThat(patient(lakshmi))
                .contains("urn:hims:voter-id", number)
                .doesNotContain("official\",\"system\":\"urn");
        papers.step(lakshmi, voter, Paper.Status.VERIFIED, "Electoral roll", usha);
        assertThat(patient(lakshmi)).contains("\"use\":\"official\",\"system\":\"urn:hims:voter-id\"");
        papers.step(lakshmi, voter, Paper.Status.WRONG, "Her sister's", usha);
        assertThat(patient(lakshmi)).doesNotContain(number);
        var same = papers.add(lakshmi, stated(PaperKind.VOTER_ID, number), rekha);
        assertThat(same).as("it may be stated anew").isNotEqualTo(voter);
        assertThatThrownBy(() -> papers.add(lakshmi, stated(PaperKind.VOTER_ID, number), rekha))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void after_a_merge_the_best_known_of_one_number_is_hers() {
        var number = epic();
        var keep = registered.person("Budhni", "Hansda", 52, "");
        var merged = registered.person("Budhni", "Hansdah", 52, "");
        papers.add(keep, stated(PaperKind.VOTER_ID, number), rekha);
        var verified = papers.add(merged, seen(PaperKind.VOTER_ID, number), rekha);
        papers.step(merged, verified, Paper.Status.VERIFIED, "Electoral roll", usha);
        merges.complete(merges.prepare(new Merges.Wish(keep, merged, Set.of(), "Papers seen"), usha), usha);
        assertThat(papers.list(registry.fetch(merged), rekha))
                .extracting(Paper::status)
                .containsExactly(Paper.Status.VERIFIED);
    }

    @Test
    void an_odd_number_is_kept_with_a_warning_and_aadhaar_never() {
        var lakshmi = registered.person("Lakshmi", "Kandulna", 61, "");
        var desk = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
        var page = "/person/" + lakshmi + "/papers";
        var form = new HashMap<>(Form.on(desk.get(page).body(), page));
        form.putAll(Map.of("kind", "HOSPITAL_NUMBER", "value", "2345 6789 0124"));
        var refused = desk.post(page, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("never stored").doesNotContain("2345 6789 0124");
        form.putAll(Map.of("kind", "VOTER_ID", "value", "ZZ 99"));
        var kept = desk.post(page, form);
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(desk.get(page).body()).contains("ZZ99", "Unusual number");
        assertThat(desk.get("/person/" + lakshmi).body()).contains("Voter ID (EPIC)", "Stated");
    }

    private Paper paper(PersonId person, UUID id) {
        return papers.open(registry.fetch(person), id, rekha).paper();
    }

    private String patient(PersonId id) {
        return record.find(new ResourceKey(ResourceType.PATIENT, new ResourceId(id.value())), Clearance.ALL)
                .orElseThrow()
                .parse()
                .toString();
    }

    private static Paper.Given stated(PaperKind kind, String value) {
        return new Paper.Given(kind, value, false, "");
    }

    private static Paper.Given seen(PaperKind kind, String value) {
        return new Paper.Given(kind, value, true, "Card seen");
    }

    private static String epic() {
        return "XYZ" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }
}
