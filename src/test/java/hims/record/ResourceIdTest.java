package hims.record;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.platform.Ids;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ResourceIdTest {
    @Property
    void an_id_leads_to_the_bucket_it_was_made_for(
            @ForAll @IntRange(max = 4095) int bucket, @ForAll @LongRange(max = (1L << 48) - 1) long millis) {
        var id = ResourceId.next((short) bucket, millis).value();
        assertThat(Buckets.of(id)).isEqualTo((short) bucket);
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
    }

    @Property
    void the_facts_and_the_patient_of_a_person_lie_together(@ForAll long high, @ForAll long low) {
        var person = new PersonId(new UUID(high, low));
        var fact = new ResourceKey(ResourceType.CONDITION, ResourceId.next(person, Instant.EPOCH));
        var patient = new ResourceKey(ResourceType.PATIENT, new ResourceId(person.value()));
        assertThat(fact.bucket()).isEqualTo(patient.bucket()).isBetween((short) 0, (short) 4095);
    }

    @Property
    void a_reference_names_the_resource_again(@ForAll long high, @ForAll long low) {
        var key = new ResourceKey(ResourceType.MEDICATION_REQUEST, new ResourceId(new UUID(high, low)));
        assertThat(ResourceKey.find(key.reference())).contains(key);
    }

    @Test
    void the_bucket_of_a_person_never_changes() {
        assertThat(Buckets.hash(UUID.fromString("0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")))
                .isEqualTo((short) 3243);
    }

    @Test
    void people_spread_evenly() {
        var people = new int[Buckets.COUNT];
        for (var n = 0; n < 409_600; n++) {
            people[Buckets.hash(Ids.next())]++;
        }
        assertThat(IntStream.of(people))
                .allMatch(count -> count > 40 && count < 180); // 100 each, six standard deviations
    }

    @Test
    void other_servers_and_contained_resources_are_not_references_of_ours() {
        assertThat(ResourceKey.find("#medicine")).isEmpty();
        assertThat(ResourceKey.find("urn:uuid:0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"))
                .isEmpty();
        assertThat(ResourceKey.find("https://elsewhere.in/fhir/Patient/1")).isEmpty();
        assertThat(ResourceKey.find("Nonsense/0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"))
                .isEmpty();
    }
}
