package hims.record;

import static hims.record.Fixtures.DIABETES;
import static hims.record.Fixtures.DR_ASHA;
import static hims.record.Fixtures.NOON;
import static hims.record.Fixtures.PENICILLIN;
import static hims.record.Fixtures.metformin;
import static hims.record.Fixtures.on;
import static hims.record.Fixtures.pulse;
import static hims.record.Fixtures.somebody;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.record.shape.ShapeCheck;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DatabaseTest
class PatientDocumentsTest {
    private static final String BASE = "https://hims.example/fhir";

    private final PatientDocuments documents;
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;
    private final PersonId sunita = somebody();

    PatientDocumentsTest(PatientDocuments documents, ClinicalRecord record, TransactionTemplate transaction) {
        this.documents = documents;
        this.record = record;
        this.transaction = transaction;
    }

    private List<Recorded> write(ObjectNode... resources) {
        var drafts =
                Stream.of(resources).map(resource -> Draft.of(sunita, resource)).toList();
        return Objects.requireNonNull(transaction.execute(_ -> record.createAll(drafts, DR_ASHA)));
    }

    private String text() {
        var patient =
                FhirJson.resource(ResourceType.PATIENT).put("id", sunita.value().toString());
        return new String(documents.summary(PersonSet.of(sunita), patient, BASE, Clearance.NONE), UTF_8);
    }

    private static ObjectNode parsed(String text) {
        var bundle = FhirJson.MAPPER.readValue(text, ObjectNode.class);
        assertThat(ShapeCheck.faults(bundle)).isEmpty();
        return bundle;
    }

    private static JsonNode section(JsonNode bundle, String loinc) {
        return bundle.at("/entry/0/resource/section")
                .valueStream()
                .filter(section -> Fact.code(section.path("code")).equals(loinc))
                .findFirst()
                .orElseGet(FhirJson::object);
    }

    private static JsonNode target(JsonNode bundle, JsonNode section) {
        var url = BASE + "/" + section.at("/entry/0/reference").asString();
        return bundle.path("entry")
                .valueStream()
                .filter(entry -> entry.path("fullUrl").asString().equals(url))
                .findFirst()
                .orElseThrow()
                .path("resource");
    }

    @Test
    void the_mandatory_sections_say_that_nothing_is_known() {
        var bundle = parsed(text());
        assertThat(bundle.path("type").asString()).isEqualTo("document");
        assertThat(Stream.of("11450-4", "48765-2", "10160-0")
                        .map(loinc -> target(bundle, section(bundle, loinc)).findValue("code")))
                .extracting(code -> code.isString() ? code.asString() : Fact.code(code))
                .containsExactly("no-problem-info", "no-allergy-info", "no-medication-info");
        assertThat(bundle.at("/entry/0/resource/section").size()).isEqualTo(3);
    }

    @Test
    void what_a_clinician_sees_is_in_its_section_as_it_lies_in_the_store() {
        var today = Prepared.stamp(Instant.now()).minus(Duration.ofHours(1));
        var problem = ConditionFact.problem(on(sunita, NOON), DIABETES).toResource();
        var medicine = metformin(on(sunita, today), Ids.next().toString(), 5).toResource();
        var pulse = pulse(sunita, NOON, 88).toResource();
        var keys = write(problem, medicine, pulse);
        var text = text();
        var bundle = parsed(text);
        for (var key : keys) {
            var stored = record.find(key.key(), Clearance.NONE).orElseThrow();
            assertThat(text).contains(new String(stored.bytes(), UTF_8));
        }
        assertThat(section(bundle, "11450-4").at("/entry/0/reference").asString())
                .isEqualTo(keys.getFirst().key().reference());
        assertThat(section(bundle, "11450-4").at("/text/div").asString()).contains("Type 2 diabetes mellitus");
        assertThat(section(bundle, "10160-0").at("/text/div").asString()).contains("Metformin 500 mg");
        assertThat(section(bundle, "8716-3").at("/text/div").asString()).contains("88");
    }

    @Test
    void no_known_allergy_is_not_the_same_as_not_recorded() {
        write(AllergyFact.noneKnown(on(sunita, NOON)).toResource());
        var bundle = parsed(text());
        assertThat(section(bundle, "48765-2").path("entry").size()).isEqualTo(1);
        assertThat(target(bundle, section(bundle, "48765-2"))
                        .at("/code/coding/0/code")
                        .asString())
                .isEqualTo(FhirCodes.NO_KNOWN_ALLERGY);
    }

    @Test
    void confidential_facts_leave_no_trace() {
        var secret = ConditionFact.problem(on(sunita, NOON), PENICILLIN).toResource();
        write(Sensitivity.label(secret, Set.of(Sensitivity.HIV)));
        assertThat(text()).doesNotContain("Penicillin").contains("no-problem-info");
    }

    @Test
    void every_reference_of_the_composition_is_in_the_document() {
        write(ConditionFact.problem(on(sunita, NOON), DIABETES).toResource());
        var bundle = parsed(text());
        var urls = bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("fullUrl").asString())
                .toList();
        assertThat(bundle.at("/entry/0/resource").findValuesAsString("reference"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(urls).contains(BASE + "/" + reference));
        assertThat(urls).doesNotHaveDuplicates();
    }
}
