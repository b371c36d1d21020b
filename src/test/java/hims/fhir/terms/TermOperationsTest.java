package hims.fhir.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.platform.Rejected;
import hims.record.shape.ShapeCheck;
import hims.terminology.Systems;
import hims.world.DatabaseTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DatabaseTest
class TermOperationsTest {
    private static final String STATUS = "http://hl7.org/fhir/ValueSet/observation-status";

    private final TermOperations terms;

    TermOperationsTest(TermOperations terms) {
        this.terms = terms;
    }

    /** Names and values in turn. */
    private static ObjectNode given(String... parameters) {
        var resource = TermParameters.answer();
        for (var at = 0; at < parameters.length; at += 2) {
            TermParameters.add(resource, parameters[at]).put("valueString", parameters[at + 1]);
        }
        return resource;
    }

    private static JsonNode value(JsonNode answer, String name) {
        return answer.path("parameter")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode right(ObjectNode answer) {
        assertThat(ShapeCheck.faults(answer)).isEmpty();
        return answer;
    }

    @Test
    void a_code_is_looked_up_in_both_languages() {
        var answer = right(terms.lookup(given("system", Systems.ICD_10, "code", "A01.0")));
        assertThat(value(answer, "display").path("valueString").asString()).isEqualTo("Typhoid fever");
        assertThat(value(answer, "designation").at("/part/1/valueString").asString())
                .isEqualTo("टाइफाइड");
    }

    @Test
    void a_code_nobody_knows_is_not_found() {
        assertThatThrownBy(() -> terms.lookup(given("system", Systems.ICD_10, "code", "X")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(TermProblem.UNKNOWN_TERM));
        assertThatThrownBy(() -> terms.lookup(given("system", Systems.ICD_10))).isInstanceOf(Rejected.class);
    }

    @Test
    void a_code_is_in_a_value_set_or_not() {
        assertThat(value(right(terms.validateInSet(given("url", STATUS + "|4.0.1", "code", "final"))), "result")
                        .path("valueBoolean")
                        .asBoolean())
                .isTrue();
        assertThat(value(right(terms.validateInSet(given("url", STATUS, "code", "done"))), "result")
                        .path("valueBoolean")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_display_that_is_another_s_is_told() {
        var answer = terms.validateInSystem(given("url", Systems.ICD_10, "code", "A01.0", "display", "Cholera"));
        assertThat(value(answer, "result").path("valueBoolean").asBoolean(true)).isFalse();
        assertThat(value(answer, "display").path("valueString").asString()).isEqualTo("Typhoid fever");
    }

    @Test
    void a_value_set_is_expanded_page_by_page() {
        var whole = right(terms.expand(given("url", STATUS)));
        assertThat(whole.at("/expansion/total").asInt()).isEqualTo(8);
        var page = right(terms.expand(given("url", STATUS, "offset", "6", "count", "5")));
        assertThat(page.at("/expansion/contains").size()).isEqualTo(2);
        assertThat(page.at("/expansion/total").asInt()).isEqualTo(8);
    }

    @Test
    void a_filter_holds_in_either_language() {
        var medicines = TermSet.OURS + "medicine";
        assertThat(right(terms.expand(given("url", medicines, "filter", "paracetamol 500 tablet")))
                        .at("/expansion/contains/0/display")
                        .asString())
                .contains("Paracetamol 500 mg tablet");
        assertThat(terms.expand(given("url", medicines, "filter", "पैरासिटामोल"))
                        .at("/expansion/total")
                        .asInt())
                .isPositive();
        assertThat(right(terms.expand(given("url", medicines, "filter", "nonsense")))
                        .at("/expansion/total")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void a_diagnosis_is_translated_there_and_back() {
        var system = terms.codeSystem(Systems.ICD_10).orElseThrow();
        var code = system.path("concept")
                .valueStream()
                .map(concept -> concept.path("code").asString())
                .filter(one -> translated(Systems.ICD_10, one).isPresent())
                .findFirst()
                .orElseThrow();
        var concept = translated(Systems.ICD_10, code).orElseThrow();
        assertThat(concept.path("system").asString()).isEqualTo(Systems.SNOMED);
        var back = terms.translate(
                given("system", Systems.SNOMED, "code", concept.path("code").asString()));
        assertThat(right(back).toString()).contains("\"" + code + "\"");
    }

    private Optional<JsonNode> translated(String system, String code) {
        var answer = terms.translate(given("system", system, "code", code));
        return answer.path("parameter").size() < 2
                ? Optional.empty()
                : Optional.of(value(answer, "match").at("/part/1/valueCoding"));
    }

    @Test
    void every_code_system_and_value_set_is_a_right_resource() {
        assertThat(terms.codeSystems())
                .hasSizeGreaterThan(100)
                .allSatisfy(url -> right(terms.codeSystem(url).orElseThrow()));
        assertThat(terms.valueSets())
                .hasSizeGreaterThan(100)
                .allSatisfy(url -> right(terms.valueSet(url).orElseThrow()));
    }
}
