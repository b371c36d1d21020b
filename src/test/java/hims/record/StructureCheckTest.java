package hims.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class StructureCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-03T06:00:00Z");

    private static List<String> faults(ResourceType type, String text) {
        return StructureCheck.faults(type, FhirJson.MAPPER.readValue(text.replace('\'', '"'), ObjectNode.class), NOW);
    }

    @Test
    void every_fault_is_told_at_once() {
        assertThat(faults(
                        ResourceType.OBSERVATION,
                        "{'status':'ok','valueQuantitty':{},'effectiveDateTime':'2026-11-04T06:00:00Z'}"))
                .containsExactlyInAnyOrder(
                        "valueQuantitty: unknown",
                        "code: required",
                        "status: not one of its codes",
                        "effectiveDateTime: in the future");
    }

    @Test
    void a_value_of_any_type_is_known() {
        assertThat(faults(ResourceType.OBSERVATION, "{'status':'final','code':{'text':'Pain'},'valueString':'none'}"))
                .isEmpty();
    }

    @Test
    void a_medicine_is_required_in_one_of_its_forms() {
        assertThat(faults(ResourceType.MEDICATION_REQUEST, "{'status':'active','intent':'order'}"))
                .containsExactly("medication[x]: required");
    }

    @Test
    void a_code_is_checked_inside_a_concept_too() {
        assertThat(faults(
                        ResourceType.CONDITION,
                        "{'code':{'text':'Fever'},'verificationStatus':{'coding':[{'code':'perhaps'}]}}"))
                .containsExactly("verificationStatus: not one of its codes");
    }

    @Test
    void a_visit_cannot_end_before_it_starts() {
        assertThat(
                        faults(
                                ResourceType.ENCOUNTER,
                                "{'status':'finished','class':{'code':'AMB'},'period':{'start':'2026-03-03','end':'2026-03-01'}}"))
                .containsExactly("period: ends before it starts");
    }
}
