package hims.record;

import static org.assertj.core.api.Assertions.assertThat;

import hims.record.Criterion.AmountTest;
import hims.record.Criterion.CodeTest;
import hims.record.Criterion.Prefix;
import hims.record.Criterion.TimeTest;
import hims.record.Criterion.UriMode;
import hims.record.Criterion.WordMode;
import hims.record.SearchParameter.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every search parameter of every type, by a resource that has a value at one of its paths. */
class SearchParametersTest {
    private static final SearchParameters ALL = SearchParameters.shipped();
    private static final Instant DAY = Instant.parse("2026-03-02T18:30:00Z");
    private static final Set<Kind> WITHOUT_VALUES = Set.of(Kind.COMPOSITE, Kind.SPECIAL);

    @Test
    void a_value_at_any_path_of_any_parameter_is_found_by_its_index_and_decided_by_its_value() {
        var tried = 0;
        for (var type : ResourceType.values()) {
            for (var parameter : ALL.of(type)) {
                for (var path : parameter.paths()) {
                    if (!WITHOUT_VALUES.contains(parameter.kind())
                            && !path.dataType().equals("Resource")) {
                        isFound(parameter, path);
                        tried++;
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(1_500);
    }

    private static void isFound(SearchParameter parameter, ElementPath path) {
        var resource = FhirJson.resource(parameter.type());
        put(resource, path, 0);
        var name = parameter.type() + "." + parameter.name() + " at " + path;
        var criterion = asked(parameter, path);
        var key = new ResourceKey(parameter.type(), ResourceId.next(Instant.now()));
        var stored = new StoredResource(key, null, 1, Instant.now(), (short) 0, new byte[0]);
        assertThat(Match.of(stored, resource).meets(criterion)).as(name).isTrue();
        assertThat(Match.of(stored, FhirJson.resource(parameter.type())).meets(criterion))
                .as(name)
                .isFalse();
        var extract = Extract.of(parameter.type(), null, resource, ALL);
        var request = SearchRequest.of(parameter.type(), List.of(criterion), SearchScope.everybody(Clearance.NONE), 20);
        for (var tokens : tokens(new SearchConditions(request, ALL))) {
            assertThat(extract.tokens()).as(name).containsAnyElementsOf(tokens);
        }
        if (parameter.kind() == Kind.STRING) {
            assertThat(extract.strings()).as(name).isNotEmpty();
        }
    }

    /** Of all conditions on tokens, but that a clinical time lasts. */
    private static List<List<Long>> tokens(SearchConditions conditions) {
        return Stream.of(conditions.row().getValues().values().toArray())
                .filter(Long[].class::isInstance)
                .map(value -> Arrays.asList((Long[]) value))
                .filter(value -> !conditions.where().contains("d0"))
                .toList();
    }

    private static void put(ObjectNode into, ElementPath path, int depth) {
        if (path.dataType().equals("Presence")) {
            into.put(path.head() + "DateTime", "2026-03-03");
            return;
        }
        var step = path.steps().get(depth);
        var last = depth == path.steps().size() - 1;
        var value = last ? value(path) : FhirJson.object();
        if (value instanceof ObjectNode object) {
            if (step.field() != null) {
                object.put(step.field(), step.value());
            }
            if (!last) {
                put(object, path, depth + 1);
            }
        }
        ArrayNode list = FhirJson.array(value);
        into.set(step.name(), depth % 2 == 0 ? value : list);
    }

    private static JsonNode value(ElementPath path) {
        var coding = FhirJson.object().put("system", "urn:s").put("code", "abc");
        return switch (path.dataType()) {
            case "CodeableConcept" -> FhirJson.object().set("coding", FhirJson.array(coding));
            case "Coding" -> coding;
            case "Identifier", "ContactPoint" ->
                FhirJson.object().put("system", "urn:s").put("value", "abc");
            case "boolean" -> FhirJson.object().booleanNode(true);
            case "Reference" -> FhirJson.object().put("reference", target(path) + "/1");
            case "HumanName" -> FhirJson.object().put("family", "ABC");
            case "Address" ->
                FhirJson.object().set("line", FhirJson.array(FhirJson.object().stringNode("Abc lane")));
            case "date", "dateTime" -> FhirJson.object().stringNode("2026-03-03");
            case "instant" -> FhirJson.object().stringNode("2026-03-03T08:00:00Z");
            case "Period" -> FhirJson.object().put("start", "2026-03-03").put("end", "2026-03-03");
            case "Timing" ->
                FhirJson.object().set("event", FhirJson.array(FhirJson.object().stringNode("2026-03-03")));
            case "Range" ->
                FhirJson.object()
                        .set("low", FhirJson.object().put("value", 7))
                        .set("high", FhirJson.object().put("value", 7));
            case "Quantity", "Money", "Age", "Duration" -> FhirJson.object().put("value", 7);
            case "decimal", "integer", "positiveInt", "unsignedInt" ->
                FhirJson.object().numberNode(7);
            default -> FhirJson.object().stringNode("abc");
        };
    }

    private static String target(ElementPath path) {
        return path.target() == null ? "Patient" : path.target();
    }

    private static Criterion asked(SearchParameter parameter, ElementPath path) {
        var coded = Set.of("CodeableConcept", "Coding", "Identifier").contains(path.dataType());
        return switch (parameter.kind()) {
            case TOKEN ->
                new Criterion.Codes(
                        parameter,
                        List.of(new CodeTest(
                                coded ? "urn:s" : null,
                                Set.of("boolean", "Presence").contains(path.dataType()) ? "true" : "abc")));
            case REFERENCE ->
                new Criterion.References(
                        parameter, path.dataType().equals("Reference") ? Set.of(target(path) + "/1") : Set.of("abc"));
            case STRING -> new Criterion.Words(parameter, WordMode.STARTS, List.of("ab"));
            case DATE ->
                new Criterion.Times(parameter, List.of(new TimeTest(Prefix.EQ, DAY, DAY.plusSeconds(24 * 3600))));
            case QUANTITY, NUMBER ->
                new Criterion.Amounts(
                        parameter,
                        List.of(new AmountTest(
                                Prefix.EQ,
                                new BigDecimal("7"),
                                new BigDecimal("6.5"),
                                new BigDecimal("7.5"),
                                null,
                                "")));
            case URI -> new Criterion.Uris(parameter, UriMode.EXACT, List.of("abc"));
            case COMPOSITE, SPECIAL -> throw new IllegalArgumentException(parameter.name());
        };
    }

    @Test
    void a_patient_is_found_by_what_the_specification_names() {
        var patient = FhirJson.MAPPER.readTree("""
                {"resourceType":"Patient","active":true,"gender":"female","birthDate":"1974-12-25",
                 "identifier":[{"system":"urn:oid:1.2.36.146.595.217.0.1","value":"12345"}],
                 "name":[{"use":"official","family":"Chalmers","given":["Peter","James"]}],
                 "telecom":[{"use":"home"},{"system":"phone","value":"(03) 5555 6473","use":"work"},
                            {"system":"email","value":"p.heuvel@gmail.com"}],
                 "address":[{"use":"home","line":["534 Erewhon St"],"city":"PleasantVille","postalCode":"3999"}],
                 "managingOrganization":{"reference":"Organization/1"},
                 "communication":[{"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"nl"}]}}]}""");
        var extract = Extract.of(ResourceType.PATIENT, null, patient, ALL);
        assertThat(extract.tokens())
                .contains(
                        Token.ofCode("Patient.active", "true"),
                        Token.ofCode("Patient.gender", "female"),
                        Token.ofCode("Patient.identifier", "12345"),
                        Token.ofCode("Patient.telecom", "(03) 5555 6473"),
                        Token.ofCode("Patient.telecom[system=phone]", "(03) 5555 6473"),
                        Token.ofCode("Patient.telecom[system=email]", "p.heuvel@gmail.com"),
                        Token.ofCode("Patient.deceased", "false"),
                        Token.of("Patient.managingOrganization", "Organization/1"),
                        Token.of("Patient.communication.language", "urn:ietf:bcp:47|nl"))
                .doesNotContain(Token.ofCode("Patient.telecom[system=email]", "(03) 5555 6473"));
        assertThat(new HashSet<>(extract.strings()))
                .contains(
                        new Extract.Text("name.family", "chalmers"),
                        new Extract.Text("name.given", "james"),
                        new Extract.Text("address.city", "pleasantville"),
                        new Extract.Text("address.line", "534 erewhon st"));
    }
}
