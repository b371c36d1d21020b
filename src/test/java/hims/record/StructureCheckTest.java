package hims.record;

import static org.assertj.core.api.Assertions.assertThat;

import hims.record.shape.Fault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class StructureCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-03T06:00:00Z");

    private static List<String> faults(ResourceType type, String text) {
        var resource = FhirJson.MAPPER.readValue(text.replace('\'', '"'), ObjectNode.class);
        return StructureCheck.faults(type, resource.put("resourceType", type.fhirName()), NOW).stream()
                .map(Fault::toString)
                .toList();
    }

    @Test
    void faults_of_shape_and_of_time_are_told_at_once() {
        assertThat(faults(
                        ResourceType.OBSERVATION,
                        "{'status':'ok','valueQuantitty':{},'effectiveDateTime':'2026-11-04T06:00:00Z'}"))
                .containsExactlyInAnyOrder(
                        "Observation.valueQuantitty: unknown-element",
                        "Observation.code: required",
                        "Observation.status: code observation-status",
                        "Observation.effectiveDateTime: future");
    }

    @Test
    void a_date_that_is_none_is_told_once() {
        assertThat(faults(
                        ResourceType.OBSERVATION,
                        "{'status':'final','code':{'text':'Pain'},'effectiveDateTime':'yesterday'}"))
                .containsExactly("Observation.effectiveDateTime: format dateTime");
    }

    @Test
    void nobody_on_record_was_born_in_the_year_one() {
        assertThat(faults(ResourceType.PATIENT, "{'birthDate':'0001-01-01'}"))
                .containsExactly("Patient.birthDate: not-a-date");
    }

    @Test
    void a_visit_cannot_end_before_it_starts() {
        assertThat(
                        faults(
                                ResourceType.ENCOUNTER,
                                "{'status':'finished','class':{'code':'AMB'},'period':{'start':'2026-03-03','end':'2026-03-01'}}"))
                .containsExactly("Encounter.period: ends-before-start");
    }
}
