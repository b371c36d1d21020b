package hims.record;

import static hims.record.Fixtures.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.record.EncounterFact.Status;
import hims.record.shape.Fault;
import hims.record.shape.Rule;
import hims.world.DatabaseTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@DatabaseTest
class ClinicalRecordTest {
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final PersonId sunita = somebody();

    ClinicalRecordTest(ClinicalRecord record, TransactionTemplate transaction, JdbcClient jdbc) {
        this.record = record;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    private <T> T inOne(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private Recorded write(ClinicalFact fact) {
        return inOne(() -> record.create(fact.person(), fact.toResource(), DR_ASHA));
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) {
        try (var workers = Executors.newFixedThreadPool(8)) {
            return workers.invokeAll(Collections.nCopies(times, work)).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private StoredResource stored(ResourceKey key) {
        return record.find(key, Clearance.NONE).orElseThrow();
    }

    private static void refused(RecordProblem problem, Map<String, Object> facts, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.problem()).isEqualTo(problem);
            assertThat(rejected.facts()).containsAllEntriesOf(facts);
        });
    }

    private static void invalid(String fault, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.facts())
                                .extractingByKey("faults")
                                .asString()
                                .contains(fault));
    }

    private long changes(ResourceKey key) {
        return jdbc.sql("select count(*) from platform.change where rid = :rid")
                .param("rid", key.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void a_resource_is_served_as_the_bytes_that_lie_in_the_store() {
        var answer = write(pulse(sunita, NOON, 88));
        var first = stored(answer.key());
        assertThat(new String(first.bytes(), UTF_8))
                .startsWith("{\"resourceType\":\"Observation\",\"id\":\""
                        + answer.key().id() + "\",\"meta\":{\"versionId\":\"1\",\"lastUpdated\":\"" + answer.at()
                        + "\",\"source\":\"urn:hims:")
                .contains("\"valueQuantity\":{\"value\":88,");
        assertThat(stored(answer.key()).bytes()).isEqualTo(first.bytes());
        assertThat(FhirJson.MAPPER.writeValueAsBytes(first.parse())).isEqualTo(first.bytes());
    }

    @Test
    void who_recorded_it_where_and_when_is_in_every_version() {
        var meta = stored(write(pulse(sunita, NOON, 88)).key()).parse().path("meta");
        assertThat(Source.find(meta.path("source").asString()))
                .contains(new Source(DR_ASHA.facility(), DR_ASHA.user()));
        assertThat(Instant.parse(meta.path("lastUpdated").asString())).isBefore(Instant.now());
    }

    @Test
    void a_write_outside_a_transaction_is_refused() {
        var resource = pulse(sunita, NOON, 88).toResource();
        assertThatThrownBy(() -> record.create(sunita, resource, DR_ASHA))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_is_rolled_back_leaves_nothing() {
        var visit = visit(sunita, NOON);
        transaction.executeWithoutResult(status -> {
            record.createAll(
                    List.of(
                            visit.draft(),
                            ConditionFact.problem(in(visit), DIABETES).draft()),
                    DR_ASHA);
            status.setRollbackOnly();
        });
        assertThat(record.find(visit.key(), Clearance.ALL)).isEmpty();
        assertThat(changes(visit.key())).isZero();
    }

    @Test
    void versions_follow_each_other_without_gaps_under_a_thousand_concurrent_updates() {
        var visit = visit(sunita, NOON);
        write(visit);
        atOnce(
                1000,
                () -> inOne(() -> record.amend(
                        PersonSet.of(sunita), visit.key(), DR_ASHA, EncounterFact.moved(Status.IN_PROGRESS, NOON))));
        var versions = record.versions(visit.key(), Clearance.NONE);
        assertThat(versions)
                .extracting(StoredResource::version)
                .containsExactlyElementsOf(
                        IntStream.iterate(1001, n -> n > 0, n -> n - 1).boxed().toList());
        assertThat(versions.stream().map(StoredResource::at).distinct())
                .hasSize(1001)
                .isSortedAccordingTo(reverseOrder());
        assertThat(versions)
                .allMatch(version -> version.parse()
                        .path("meta")
                        .path("versionId")
                        .asString()
                        .equals(Integer.toString(version.version())));
        assertThat(changes(visit.key())).isEqualTo(1001);
    }

    @Test
    void an_update_of_what_somebody_else_changed_is_stale() {
        var answer = write(visit(sunita, NOON));
        var read = stored(answer.key()).parse();
        inOne(() -> record.update(sunita, read, 1, DR_ASHA));
        refused(
                RecordProblem.VERSION_STALE,
                Map.of("version", 2),
                () -> inOne(() -> record.update(sunita, read, 1, DR_ASHA)));
    }

    @Test
    void the_same_line_sent_again_is_the_first_line() {
        var line = Ids.next().toString();
        var first = write(metformin(on(sunita, NOON), line, 5));
        var again = write(metformin(on(sunita, NOON), line, 5));
        assertThat(first.first()).isTrue();
        assertThat(again).isEqualTo(new Recorded(first.key(), 1, first.at(), false));
        assertThat(record.findByIdentifier(
                        ResourceType.MEDICATION_REQUEST, FhirJson.NAMESPACE + "id/prescription-line", line))
                .containsExactly(first.key());
    }

    @Test
    void fifty_times_the_same_line_at_once_is_one_line() {
        var line = Ids.next().toString();
        var answers = atOnce(50, () -> write(metformin(on(sunita, NOON), line, 5)));
        assertThat(answers)
                .extracting(Recorded::key)
                .containsOnly(answers.getFirst().key());
        assertThat(answers).filteredOn(Recorded::first).hasSize(1);
    }

    @Test
    void what_refers_to_a_duplicate_refers_to_the_first() {
        var line = Ids.next().toString();
        var first = write(metformin(on(sunita, NOON), line, 5));
        var again = metformin(on(sunita, NOON), line, 5);
        var dispense = new MedicationDispenseFact(
                ResourceId.next(sunita),
                on(sunita, NOON),
                Ids.next().toString(),
                again.key(),
                METFORMIN,
                BigDecimal.TEN,
                "tablets",
                List.of(),
                UnitId.of("LNH/PHARM"));
        inOne(() -> record.createAll(List.of(again.draft(), dispense.draft()), DR_ASHA));
        assertThat(stored(dispense.key())
                        .parse()
                        .path("authorizingPrescription")
                        .path(0)
                        .path("reference")
                        .asString())
                .isEqualTo(first.key().reference());
    }

    @Test
    void a_fact_of_another_person_cannot_be_referred_to() {
        var visit = visit(somebody(), NOON);
        write(visit);
        var pulse = pulse(sunita, NOON, 88).toResource();
        pulse.set("encounter", FhirJson.reference(visit.key()));
        refused(
                RecordProblem.REFERENCE_MISSING,
                Map.of("reference", visit.key().reference()),
                () -> inOne(() -> record.create(sunita, pulse, DR_ASHA)));
        inOne(() -> record.create(
                visit.person(),
                FhirJson.MAPPER.readValue(
                        pulse.toString()
                                .replace(sunita.toString(), visit.person().toString()),
                        ObjectNode.class),
                DR_ASHA));
    }

    @Test
    void a_fact_recorded_before_the_merge_can_be_referred_to_after_it() {
        var merged = somebody();
        var visit = visit(merged, NOON);
        write(visit);
        var pulse = pulse(sunita, NOON, 88).toResource();
        pulse.set("encounter", FhirJson.reference(visit.key()));
        var both = new PersonSet(sunita, List.of(merged));
        assertThat(inOne(() -> record.createAll(List.of(new Draft(both, pulse)), DR_ASHA)))
                .hasSize(1);
        assertThat(inOne(() -> record.amend(both, visit.key(), DR_ASHA, EncounterFact.moved(Status.FINISHED, NOON)))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void nothing_happened_before_birth_or_in_the_future() {
        inOne(() -> record.put(Draft.of(sunita, patient("1981-07-14")), DR_ASHA));
        invalid("before-birth", () -> write(pulse(sunita, Instant.parse("1981-07-12T00:00:00Z"), 88)));
        invalid("future", () -> write(pulse(sunita, Instant.now().plus(Duration.ofDays(1)), 88)));
        write(pulse(sunita, Instant.parse("1981-07-14T03:00:00Z"), 140));
    }

    @Test
    void an_estimated_birth_forbids_nothing() {
        inOne(() -> record.put(Draft.of(sunita, patient("1981")), DR_ASHA));
        write(pulse(sunita, Instant.parse("1980-07-12T00:00:00Z"), 88));
    }

    @Test
    void a_broken_resource_is_refused_with_every_fault() {
        var broken = FhirJson.resource(ResourceType.OBSERVATION)
                .put("status", "finished")
                .put("colour", "red");
        refused(
                RecordProblem.RESOURCE_INVALID,
                Map.of(
                        "faults",
                        List.of(
                                new Fault("Observation.status", Rule.CODE, "observation-status"),
                                new Fault("Observation.colour", Rule.UNKNOWN_ELEMENT),
                                new Fault("Observation.code", Rule.REQUIRED))),
                () -> inOne(() -> record.create(sunita, broken, DR_ASHA)));
    }

    @Test
    void an_error_is_hidden_everywhere_except_in_its_history() {
        var answer = write(ConditionFact.problem(on(sunita, NOON), DIABETES));
        inOne(() -> record.enteredInError(PersonSet.of(sunita), answer.key(), DR_ASHA, "wrong patient"));
        assertThat(record.find(answer.key(), Clearance.ALL)).isEmpty();
        assertThat(record.versions(answer.key(), Clearance.NONE))
                .extracting(StoredResource::version, StoredResource::enteredInError)
                .containsExactly(tuple(2, true), tuple(1, false));
    }

    @Test
    void a_confidential_fact_does_not_exist_for_a_reader_who_is_not_cleared() {
        var secret = pulse(sunita, NOON, 88).toResource();
        Sensitivity.label(secret, Set.of(Sensitivity.HIV));
        var key = inOne(() -> record.create(sunita, secret, DR_ASHA)).key();
        assertThat(record.find(key, Clearance.NONE)).isEmpty();
        assertThat(record.versions(key, Clearance.NONE)).isEmpty();
        assertThat(record.find(key, new Clearance(Set.of(Sensitivity.MENTAL_HEALTH))))
                .isEmpty();
        assertThat(record.find(key, new Clearance(Set.of(Sensitivity.HIV)))).isPresent();
    }

    @Test
    void the_version_of_a_moment_is_the_one_that_was_current_then() {
        var answer = write(visit(sunita, NOON));
        var second = inOne(() -> record.amend(
                PersonSet.of(sunita),
                answer.key(),
                DR_ASHA,
                EncounterFact.moved(Status.FINISHED, NOON.plusSeconds(60))));
        assertThat(record.asOf(answer.key(), answer.at().minusMillis(1), Clearance.NONE))
                .isEmpty();
        assertThat(record.asOf(answer.key(), second.at(), Clearance.NONE))
                .hasValueSatisfying(version -> assertThat(version.version()).isEqualTo(2));
    }

    private static Draft numbered(PersonId person, String... numbers) {
        var claim = FhirJson.resource(ResourceType.OBSERVATION).put("status", "final");
        claim.set("code", FhirJson.text("pulse"));
        var identifiers = claim.putArray("identifier");
        Stream.of(numbers).forEach(number -> identifiers.add(FhirJson.identifier("test", number)));
        return Draft.of(person, claim);
    }

    @Test
    void a_number_that_many_share_makes_no_duplicate() {
        var group = Ids.next().toString();
        var one = numbered(sunita, Ids.next().toString(), group);
        var other = numbered(sunita, Ids.next().toString(), group);
        assertThat(inOne(() -> record.createAll(List.of(one, other), DR_ASHA))).allMatch(Recorded::first);
    }

    @Test
    void the_same_number_twice_in_one_transaction_is_one_resource() {
        var number = Ids.next().toString();
        var answers =
                inOne(() -> record.createAll(List.of(numbered(sunita, number), numbered(sunita, number)), DR_ASHA));
        assertThat(answers.get(1).key()).isEqualTo(answers.get(0).key());
        assertThat(answers).extracting(Recorded::first).containsExactly(true, false);
    }

    @Test
    void a_patient_has_the_id_of_her_person_and_is_found_by_her_identifier() {
        var number = "91-" + Ids.next();
        var resource = patient("1981-07-14");
        resource.set("identifier", FhirJson.array(FhirJson.identifier("health-id", number)));
        var key = inOne(() -> record.put(Draft.of(sunita, resource), DR_ASHA)).key();
        assertThat(key.id().value()).isEqualTo(sunita.value());
        assertThat(record.findByIdentifier(ResourceType.PATIENT, FhirJson.NAMESPACE + "id/health-id", number))
                .containsExactly(key);
        var next = inOne(() -> record.put(Draft.of(sunita, patient("1981-07-14")), DR_ASHA));
        assertThat(next.version()).isEqualTo(2);
        assertThat(record.findByIdentifier(ResourceType.PATIENT, FhirJson.NAMESPACE + "id/health-id", number))
                .isEmpty();
    }

    @Test
    void what_is_about_nobody_lies_under_its_own_id() {
        var unit = DR_ASHA.facility();
        var organization = FhirJson.resource(ResourceType.ORGANIZATION)
                .put("id", unit.toString())
                .put("name", "Lok Nayak Hospital");
        var key = inOne(() -> record.put(Draft.ofCity(organization), DR_ASHA)).key();
        assertThat(key.id().value()).isEqualTo(unit.value());
        assertThat(stored(key).person()).isNull();
    }

    @Test
    void many_people_are_written_in_one_go() {
        var people = IntStream.range(0, 40).mapToObj(_ -> somebody()).toList();
        var drafts = people.stream()
                .flatMap(person -> IntStream.range(0, 30)
                        .mapToObj(
                                n -> pulse(person, NOON.plusSeconds(n), 60 + n).draft()))
                .toList();
        var answers = inOne(() -> record.createAll(drafts, DR_ASHA));
        assertThat(answers).hasSize(1200).allMatch(Recorded::first);
        assertThat(stored(answers.getLast().key()).person()).isEqualTo(people.getLast());
    }
}
