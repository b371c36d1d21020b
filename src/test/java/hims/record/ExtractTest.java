package hims.record;

import static hims.record.ResourceType.OBSERVATION;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.record.SearchParameter.Kind;
import hims.record.shape.Definitions;
import java.util.List;
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
                        Token.of(OBSERVATION, "code", "8867-4"),
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
                        Token.of(sunita, OBSERVATION, "component-code", "http://loinc.org|8480-6"),
                        Token.of(sunita, OBSERVATION, "component-code", "http://loinc.org|8462-4"));
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
    void quantities_and_further_dates_become_numbers_where_a_parameter_asks_for_them() {
        var parameters = SearchParameters.of(List.of(
                new SearchParameter(OBSERVATION, "value-quantity", Kind.QUANTITY, List.of("valueQuantity"), false),
                new SearchParameter(OBSERVATION, "issued", Kind.DATE, List.of("issued"), false)));
        var weight = json("{'valueQuantity':{'value':18.20,'code':'kg'},'issued':'1970-01-02T00:00:00Z'}");
        assertThat(Extract.of(OBSERVATION, sunita, weight, parameters).numbers())
                .containsExactly(
                        new Extract.Range("value-quantity", 18.2, 18.2, "kg"),
                        new Extract.Range("issued", 86_400, 86_401, "s"));
    }

    @Test
    void every_shipped_parameter_is_of_an_element_its_type_has() {
        assertThat(SHIPPED.byType().values().stream().flatMap(List::stream))
                .allMatch(parameter -> Definitions.r4()
                                .fetchResource(parameter.type().fhirName())
                                .slot(parameter.path().getFirst())
                        != null);
    }
}
