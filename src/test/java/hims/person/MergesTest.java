package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.Action;
import hims.platform.Rejected;
import hims.record.ResourceType;
import hims.world.DatabaseTest;
import hims.world.Registered;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Two records become one person in one act, and two again. */
@DatabaseTest
class MergesTest {
    private final Registered registered;
    private final Registry registry;
    private final Search search;
    private final Merges merges;
    private final MergeSql sql;
    private final PairSql pairs;
    private final Merging merging;
    private final LateRows late;
    private final hims.access.Access access;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private final Actor harish = Registered.staff("Harish Chandra", Role.IDENTITY_OFFICER, "GTB");
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");

    MergesTest(
            Registered registered,
            Registry registry,
            Search search,
            Merges merges,
            MergeSql sql,
            PairSql pairs,
            Merging merging,
            LateRows late,
            hims.access.Access access,
            TransactionOperations transactions,
            JdbcClient jdbc) {
        this.registered = registered;
        this.registry = registry;
        this.search = search;
        this.merges = merges;
        this.sql = sql;
        this.pairs = pairs;
        this.merging = merging;
        this.late = late;
        this.access = access;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void the_survivor_keeps_her_number_and_the_other_leads_to_her() {
        var keep = registered.person("Nirmala", "Chettri", 47, "9899920001");
        var merged = registered.person("Nirmla", "Chhetri", 47, "9899920002");
        var numbers = List.of(number(keep), number(merged));
        merge(keep, merged, Set.of());
        assertThat(registry.fetch(merged).id()).isEqualTo(keep);
        assertThat(registry.find(numbers.get(1)).map(Person::id)).contains(keep);
        assertThat(registry.fetch(keep).healthId()).isEqualTo(numbers.getFirst());
        assertThat(registry.fetch(keep).phones())
                .extracting(Phone::number)
                .containsExactlyInAnyOrder("9899920001", "9899920002");
        assertThat(registry.everyId(merged).all()).containsExactly(keep, merged);
    }

    @Test
    void she_is_found_once_under_either_name_and_the_list_says_so() {
        var keep = registered.person("Tsering", "Namgyal", 61, "9899920003");
        var merged = registered.person("Chering", "Namgial", 61, "9899920003");
        merge(keep, merged, Set.of());
        var found = search.search("chering namgial 61", rekha).matches();
        assertThat(found).filteredOn(match -> match.person().id().equals(keep)).hasSize(1);
        assertThat(search.search("tsering namgyal 61", rekha).matches())
                .filteredOn(match -> match.person().id().equals(keep))
                .hasSize(1);
    }

    @Test
    void what_the_officer_chose_is_taken_and_the_rest_stays() {
        var keep = registered.person("Gulshan", "Ara", 39, "");
        var merged = registered.person("Gulshan Ara", "Begum", 41, "9899920004");
        merge(keep, merged, Set.of(Choice.NAME));
        var person = registry.fetch(keep);
        assertThat(person.name().full()).isEqualTo("Gulshan Ara Begum");
        assertThat(person.birth())
                .isNotNull()
                .satisfies(birth -> assertThat(
                                java.time.Year.now(java.time.ZoneOffset.UTC).getValue() - birth.year())
                        .isEqualTo(39));
        assertThat(jdbc.sql("select given from person.name where person_id = :id and use = 'ALIAS'")
                        .param("id", keep.value())
                        .query(String.class)
                        .list())
                .containsExactly("Gulshan");
    }

    @Test
    void a_merge_that_two_must_agree_to_waits_for_another_officer() {
        var keep = registered.person("Sarla", "Kaushik", 30, "");
        var merged = registered.person("Sarla", "Kaushik", 44, "");
        var id = merges.prepare(new Merges.Wish(keep, merged, Set.of(), "Papers seen"), usha);
        assertThatThrownBy(() -> merges.complete(id, usha)).satisfies(refused(PersonProblem.SECOND_OFFICER_NEEDED));
        assertThatThrownBy(() -> merges.approve(id, usha)).satisfies(refused(PersonProblem.SAME_OFFICER));
        merges.approve(id, harish);
        merges.complete(id, usha);
        assertThat(registry.fetch(merged).id()).isEqualTo(keep);
    }

    @Test
    void twins_and_those_who_died_on_different_days_are_never_merged() {
        var one = registered.person("Ritu", "Bhalla", 12, "");
        var twin = registered.person("Ritu", "Bhalla", 12, "");
        pairs.similar(one, twin, Verdict.TWINS, usha, Instant.now());
        assertThatThrownBy(() -> merges.prepare(new Merges.Wish(one, twin, Set.of(), "x"), usha))
                .satisfies(refused(PersonProblem.MERGE_REFUSED));
        var first = registered.person("Om", "Saini", 70, "");
        var second = registered.person("Om", "Saini", 70, "");
        registered.died(first, LocalDate.of(2026, 1, 1));
        registered.died(second, LocalDate.of(2026, 2, 1));
        assertThatThrownBy(() -> merges.prepare(new Merges.Wish(first, second, Set.of(), "x"), usha))
                .satisfies(refused(PersonProblem.MERGE_REFUSED));
    }

    @Test
    void a_preview_is_good_only_for_the_records_it_showed() {
        var keep = registered.person("Wasima", "Parveen", 26, "9899920005");
        var merged = registered.person("Wasima", "Parvin", 26, "9899920005");
        var id = merges.prepare(new Merges.Wish(keep, merged, Set.of(), "Same phone"), usha);
        registered.phone(keep, "9899920006");
        assertThatThrownBy(() -> merges.complete(id, usha)).satisfies(refused(PersonProblem.PREVIEW_STALE));
    }

    @Test
    void an_act_on_the_other_record_during_the_merge_lands_on_the_survivor() throws Exception {
        var keep = registered.person("Bimla", "Dabas", 58, "");
        var merged = registered.person("Bimla", "Dabas", 58, "");
        var merge = merges.prepare(new Merges.Wish(keep, merged, Set.of(), "Papers seen"), usha);
        var writing = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var early = threads.submit(() -> transactions.execute(_ -> {
                var held = registry.hold(merged).id();
                writing.countDown();
                await(go);
                relate(held);
                return held;
            }));
            await(writing);
            var act = threads.submit(() -> merges.complete(merge, usha));
            go.countDown();
            act.get(30, TimeUnit.SECONDS);
            assertThat(early.get()).isEqualTo(merged);
        }
        PersonId after = Objects.requireNonNull(
                transactions.execute(_ -> registry.hold(merged).id()));
        assertThat(after).isEqualTo(keep);
        assertThat(relations(keep)).isEqualTo(1 + 2);
        assertThat(relations(merged)).isZero();
    }

    @Test
    void what_was_written_under_the_old_number_meanwhile_follows_and_goes_back_with_the_merge() {
        var keep = registered.person("Ramrati", "Maurya", 49, "");
        var merged = registered.person("Ramrati", "Maurya", 49, "");
        var id = merge(keep, merged, Set.of());
        transactions.executeWithoutResult(_ -> relate(merged));
        late.follow();
        assertThat(relations(merged)).isZero();
        assertThat(relations(keep)).isEqualTo(3);
        merges.undo(id, "Papers of another", usha);
        assertThat(relations(merged)).isEqualTo(2);
    }

    @Test
    void who_may_see_the_survivor_may_see_what_bears_the_merged_number_and_nobody_else() {
        var keep = registered.person("Munni", "Khatoon", 33, "");
        var merged = registered.person("Munni", "Khatoon", 33, "");
        transactions.executeWithoutResult(_ -> relate(keep));
        var anjali = Registered.staff("Anjali Pillai", Role.DOCTOR, "GTB");
        var vikas = Registered.staff("Vikas Meena", Role.DOCTOR, "DDU");
        var id = merge(keep, merged, Set.of());
        assertThat(access.hasCare(anjali, merged)).isTrue();
        assertThat(access.hasCare(vikas, merged)).isFalse();
        var own = Actor.citizen(keep, "Munni Khatoon", "session", "127.0.0.1");
        transactions.executeWithoutResult(
                _ -> access.requireCare(own, Permission.OWN_RECORD, merged, Action.READ, "record", merged));
        merges.undo(id, "Papers of another", usha);
        assertThat(access.hasCare(anjali, merged)).isFalse();
        assertThat(access.hasCare(own, merged)).isFalse();
    }

    @Test
    void what_was_recorded_after_a_merge_is_listed_and_given_to_whom_it_is_about() {
        var keep = registered.person("Santosh", "Rana", 35, "");
        var merged = registered.person("Santosh", "Rana", 35, "");
        var id = merge(keep, merged, Set.of());
        var reading = java.util.UUID.randomUUID();
        jdbc.sql("""
                insert into emergency.reading (id, person, reader, facility, proof, read_at)
                select :id, :person, :person, p.facility, 'SEARCHED', :now from person.person p where p.id = :person
                """)
                .param("id", reading)
                .param("person", keep.value())
                .param("now", Instant.now().plus(Duration.ofSeconds(1)).atOffset(java.time.ZoneOffset.UTC))
                .update();
        merges.undo(id, "Two sisters-in-law", usha);
        var since = Objects.requireNonNull(
                transactions.execute(_ -> merging.since(sql.find(id).orElseThrow())));
        assertThat(since).extracting(Merging.Recorded::row).contains(reading.toString());
        merges.assign(id, Map.of(new Merging.Kind("emergency", "reading"), List.of(reading.toString())), usha);
        assertThat(jdbc.sql("select person from emergency.reading where id = :id")
                        .param("id", reading)
                        .query(java.util.UUID.class)
                        .single())
                .isEqualTo(merged.value());
    }

    @Test
    void her_patient_says_who_took_her_place_and_after_an_unmerge_no_more() {
        var keep = registered.person("Kanta", "Mehra", 66, "");
        var merged = registered.person("Kanta", "Mehra", 66, "");
        var id = merge(keep, merged, Set.of());
        assertThat(patient(merged)).contains("replaced-by", keep.toString());
        assertThat(patient(keep)).contains("replaces", merged.toString());
        merges.undo(id, "Papers of another", usha);
        assertThat(patient(merged)).doesNotContain("replaced-by");
        assertThat(patient(keep)).doesNotContain("replaces");
    }

    private MergeId merge(PersonId keep, PersonId merged, Set<Choice> taken) {
        var id = merges.prepare(new Merges.Wish(keep, merged, taken, "Papers seen"), usha);
        if (!sql.find(id).orElseThrow().seconds().isEmpty()) {
            merges.approve(id, harish);
        }
        merges.complete(id, usha);
        return id;
    }

    private HealthId number(PersonId person) {
        return registry.fetch(person).healthId();
    }

    private void relate(PersonId person) {
        access.relate(
                person,
                hims.access.UnitId.of("GTB"),
                hims.access.Basis.TOKEN,
                java.util.UUID.randomUUID(),
                Instant.now().plus(Duration.ofHours(1)));
    }

    private int relations(PersonId person) {
        return jdbc.sql("select count(*) from access.care_relation where patient = :id")
                .param("id", person.value())
                .query(Integer.class)
                .single();
    }

    private String patient(PersonId person) {
        return jdbc.sql("select convert_from(body, 'UTF8') from record.resource where pid = :id and rtype = :type")
                .param("id", person.value())
                .param("type", ResourceType.PATIENT.number())
                .query(String.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Consumer<Throwable> refused(PersonProblem problem) {
        return thrown -> assertThat(((Rejected) thrown).problem()).isEqualTo(problem);
    }
}
