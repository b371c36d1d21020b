package hims.fhir.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FhirValidatorTest {
    private static final String PULSE = """
            {"resourceType":"Observation","status":"final","subject":{"reference":"Patient/1"},
             "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],
             "code":{"text":"Pulse"},"effectiveDateTime":"2026-03-03T10:00:00+05:30",%s}""";

    private static List<JsonNode> errors(String json) {
        var outcome = new FhirValidator().validate(JsonMapper.shared().readValue(json, ObjectNode.class));
        return outcome.path("issue")
                .valueStream()
                .filter(issue -> issue.path("severity").asString().equals("error"))
                .toList();
    }

    @Test
    void a_right_resource_has_no_errors() {
        assertThat(errors(PULSE.formatted("\"valueString\":\"regular\""))).isEmpty();
    }

    @Test
    void what_only_an_invariant_tells_is_found_with_its_place() {
        var both = PULSE.formatted("\"valueString\":\"regular\",\"dataAbsentReason\":{\"text\":\"asleep\"}");
        assertThat(errors(both)).singleElement().satisfies(issue -> {
            assertThat(issue.path("diagnostics").asString()).contains("obs-6");
            assertThat(issue.at("/expression/0").asString()).isEqualTo("Observation");
        });
    }

    @Test
    void every_fault_of_a_resource_is_told_at_once() {
        assertThat(errors("{\"resourceType\":\"Observation\",\"status\":\"done\",\"colour\":\"red\"}"))
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
