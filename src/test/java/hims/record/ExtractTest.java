package hims.record;

import static hims.record.ResourceType.OBSERVATION;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExtractTest {
    private static final SearchParameters SHIPPED = SearchParameters.shipped();
    private final PersonId sunita = new PersonId(Ids.next());

    private static JsonNode json(String text) {
        return FhirJson.MAPPER.readTree(text.replace('\'', '"'));
    }

    @Test
    void a_code_is_found_with_and_without_its_system_and_within_the_person() {
        var pulse = json("{'code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]}}");
        assertThat(Extract.of(OBSERVATION, sunita, pulse, SHIPPED).tokens())
                .containsExactlyInAnyOrder(
                        Token.ofCode("Observation.code", "8867-4"),
                        Token.of(OBSERVATION, "code", "http://loinc.org|8867-4"),
                        Token.of(sunita, OBSERVATION, "code", "http://loinc.org|8867-4"));
    }

    @Test
    void the_same_code_in_another_type_or_parameter_is_another_token() {
        assertThat(Token.of(OBSERVATION, "code", "E11")).isNotEqualTo(Token.of(ResourceType.CONDITION, "code", "E11"));
        assertThat(Token.of(OBSERVATION, "code", "E11")).isNotEqualTo(Token.of(OBSERVATION, "status", "E11"));
    }

    @Test
    void lists_on_the_way_are_walked() {
        var pressure = json("""
                {'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]}},
                              {'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]}}]}""");
        assertThat(Extract.of(OBSERVATION, sunita, pressure, SHIPPED).tokens())
                .contains(
                        Token.of(sunita, OBSERVATION, "component.code", "http://loinc.org|8480-6"),
                        Token.of(sunita, OBSERVATION, "component.code", "http://loinc.org|8462-4"));
    }

    @Test
    void names_are_folded() {
        var patient = json("{'name':[{'text':'Zoë D’SOUZA','given':['Zoë'],'family':'D’Souza'}]}");
        assertThat(Extract.of(ResourceType.PATIENT, sunita, patient, SHIPPED).strings())
                .extracting(Extract.Text::value)
                .containsExactlyInAnyOrder("zoe d’souza", "zoe", "d’souza");
    }

    @Test
    void an_identifier_without_a_system_identifies_nothing() {
        var request = json("{'identifier':[{'value':'12'},{'system':'urn:x','value':'12'}]}");
        assertThat(Extract.identifiers(ResourceType.MEDICATION_REQUEST, request, SHIPPED))
                .containsExactly(new Extract.BusinessIdentifier("urn:x", "12"));
    }

    @Test
    void an_amount_and_a_further_date_are_found_by_terms_of_every_range_around_them() {
        var weight = json("{'valueQuantity':{'value':18.20,'code':'kg'},'valueDateTime':'2026-03-05T00:00:00Z'}");
        var tokens = Extract.of(OBSERVATION, sunita, weight, SHIPPED).tokens();
        assertThat(tokens).containsAnyElementsOf(Terms.amounts("Observation.valueQuantity", 18.1, 18.3));
        assertThat(tokens).containsAnyElementsOf(Terms.amounts("Observation.valueQuantity", -5, Double.MAX_VALUE));
        assertThat(tokens)
                .doesNotContainAnyElementsOf(Terms.amounts("Observation.valueQuantity", 25, Double.MAX_VALUE));
        assertThat(tokens).containsAnyElementsOf(dates("2026-03-01T00:00:00Z", "2030-03-01T00:00:00Z"));
        assertThat(tokens).doesNotContainAnyElementsOf(dates("2026-05-01T00:00:00Z", "2300-03-01T00:00:00Z"));
    }

    private static List<Long> dates(String from, String until) {
        return Terms.dates(
                "Observation.valueDateTime", new FhirDates.Interval(Instant.parse(from), Instant.parse(until)));
    }

    @Test
    void whose_fact_it_is_needs_no_token_as_the_row_says_it() {
        var hers = json("{'subject':{'reference':'Patient/%s'}}".formatted(sunita.value()));
        var groups = json("{'subject':{'reference':'Group/7'}}");
        assertThat(Extract.of(OBSERVATION, sunita, hers, SHIPPED).tokens()).isEmpty();
        assertThat(Extract.of(OBSERVATION, null, groups, SHIPPED).tokens())
                .containsExactly(Token.of(OBSERVATION, "subject", "Group/7"));
    }

    @Test
    void a_path_that_several_parameters_share_is_indexed_once() {
        assertThat(SHIPPED.indexed(OBSERVATION))
                .extracting(path -> path.kind() + " " + path.path().key())
                .doesNotHaveDuplicates()
                .contains(
                        "TOKEN code", "TOKEN component.code", "REFERENCE subject", "QUANTITY component.valueQuantity");
    }

    @Test
    void every_parameter_of_every_type_has_a_path_that_its_type_allows() {
        assertThat(Stream.of(ResourceType.values()).flatMap(type -> SHIPPED.of(type).stream()))
                .hasSizeGreaterThan(1_000)
                .filteredOn(parameter -> !parameter.name().startsWith("_"))
                .flatExtracting(SearchParameter::paths)
                .allMatch(path -> !path.dataType().isEmpty() || path.steps().size() < 2);
    }
}
