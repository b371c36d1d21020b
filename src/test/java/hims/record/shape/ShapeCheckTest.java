package hims.record.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ShapeCheckTest {
    private static final String PULSE = "'resourceType':'Observation','status':'final','code':{'text':'Pulse'}";

    private static List<String> faults(String text) {
        var resource = JsonMapper.shared().readValue(text.replace('\'', '"'), ObjectNode.class);
        return ShapeCheck.faults(resource).stream().map(Fault::toString).toList();
    }

    private static List<String> pulseWith(String elements) {
        return faults("{" + PULSE + "," + elements + "}");
    }

    @Test
    void a_fault_deep_inside_is_told_with_its_place() {
        assertThat(pulseWith("'component':[{'code':{'text':'Systolic'}},"
                        + "{'code':{'text':'Diastolic'},'valueQuantity':{'value':'80','unit':'mmHg'}}]"))
                .containsExactly("Observation.component[1].valueQuantity.value: format decimal");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(
                        faults(
                                "{'resourceType':'Patient','gender':'m','name':{'family':'Devi'},'birthDate':'1981-02-30',"
                                        + "'active':'yes','contact':[{}],'link':[{'other':{'reference':'Observation/1'},'type':'seealso'}]}"))
                .containsExactly(
                        "Patient.gender: code administrative-gender",
                        "Patient.name: not-a-list",
                        "Patient.birthDate: format date",
                        "Patient.active: format boolean",
                        "Patient.contact[0]: empty",
                        "Patient.link[0].other: target-type Patient RelatedPerson");
    }

    @Test
    void of_a_value_there_is_one_type_only() {
        assertThat(pulseWith("'valueString':'88','valueInteger':88"))
                .containsExactly("Observation.valueInteger: one-type-only value[x]");
        assertThat(pulseWith("'valueString':'88','_valueString':{'id':'a'}")).isEmpty();
    }

    @Test
    void a_required_choice_is_missed_under_its_own_name() {
        assertThat(faults("{'resourceType':'MedicationRequest','status':'active','intent':'order',"
                        + "'subject':{'reference':'Patient/1'}}"))
                .containsExactly("MedicationRequest.medication[x]: required");
    }

    @Test
    void nothing_is_empty() {
        assertThat(pulseWith("'category':[],'note':[{'text':''}],'method':{},'issued':null"))
                .containsExactly(
                        "Observation.category: empty",
                        "Observation.note[0].text: format markdown",
                        "Observation.method: empty",
                        "Observation.issued: empty");
    }

    @Test
    void a_primitive_may_have_extensions_instead_of_a_value() {
        var reason =
                "{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}";
        assertThat(faults("{'resourceType':'Patient','_birthDate':" + reason + "}"))
                .isEmpty();
        assertThat(faults("{'resourceType':'Observation','_status':" + reason + ",'code':{'text':'Pulse'}}"))
                .isEmpty();
        assertThat(faults("{'resourceType':'Patient','_birthDate':{'value':'1981'}}"))
                .containsExactly("Patient._birthDate.value: unknown-element");
    }

    @Test
    void null_keeps_a_place_only_where_the_other_list_fills_it() {
        var id = "{'id':'b'}";
        assertThat(faults("{'resourceType':'Patient','name':[{'given':['Sunita',null],'_given':[null," + id + "]}]}"))
                .isEmpty();
        assertThat(faults("{'resourceType':'Patient','name':[{'given':['Sunita',null]}]}"))
                .containsExactly("Patient.name[0].given[1]: empty");
    }

    @Test
    void a_code_in_a_concept_needs_its_system() {
        var condition =
                "{'resourceType':'Condition','subject':{'reference':'Patient/1'},'verificationStatus':{'coding':[%s]}}";
        var system = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
        assertThat(faults(condition.formatted("{'system':'" + system + "','code':'confirmed'}")))
                .isEmpty();
        assertThat(faults(condition.formatted("{'system':'" + system + "','code':'perhaps'}")))
                .containsExactly("Condition.verificationStatus: code condition-ver-status");
        assertThat(faults(condition.formatted("{'code':'confirmed'}")))
                .containsExactly("Condition.verificationStatus: code condition-ver-status");
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/1,",
        "Patient/1/_history/2,",
        "https://elsewhere.example/fhir/Patient/1,",
        "urn:uuid:0189c6a0-0000-7000-8000-000000000000,",
        "#mother,",
        "#father, not-contained",
        "Practitioner/1, target-type Device Group Location Patient",
        "https://elsewhere.example/fhir/Practitioner/1, target-type Device Group Location Patient",
        "Patient, reference",
        "Patient/a b, reference",
        "Patience/1, reference"
    })
    void a_reference_names_a_type_that_may_stand_there(String reference, String fault) {
        assertThat(pulseWith("'contained':[{'resourceType':'Patient','id':'mother'}],'subject':{'reference':'"
                        + reference + "'}"))
                .isEqualTo(fault == null ? List.of() : List.of("Observation.subject: " + fault));
    }

    @Test
    void contained_resources_are_checked_too() {
        assertThat(
                        pulseWith(
                                "'contained':[{'resourceType':'Patient','sex':'f'},{'resourceType':'Nurse'},"
                                        + "{'resourceType':'Group','type':'person','actual':true,'contained':[{'resourceType':'Basic'}]}]"))
                .containsExactly(
                        "Observation.contained[0].sex: unknown-element",
                        "Observation.contained[1]: unknown-type",
                        "Observation.contained[2].contained[0]: contained-in-contained");
    }

    @Test
    void resources_in_a_bundle_are_checked_with_their_place() {
        assertThat(faults("{'resourceType':'Bundle','type':'collection','entry':[{'resource':{'resourceType':'Patient',"
                        + "'gender':'x'}}]}"))
                .containsExactly("Bundle.entry[0].resource.gender: code administrative-gender");
    }

    @Test
    void content_is_the_same_where_the_definition_points_to_another_element() {
        assertThat(pulseWith("'component':[{'code':{'text':'a'},'referenceRange':[{'lo':1}]}]"))
                .containsExactly("Observation.component[0].referenceRange[0].lo: unknown-element");
    }

    @ParameterizedTest
    @CsvSource({
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Pulse &amp; pressure<br/></p></div>, true",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"https://example.org/a?b=1\">Pulse</a></div>, true",
        "<div><p>Pulse</p></div>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"> </div>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Pulse</div>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">Pulse</div><p/>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">Pulse&nbsp;88</div>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>a()</script></div>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p onclick=\"a()\">Pulse</p></div>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"java&#10;script:a()\">Pulse</a></div>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"JavaScript:a()\">Pulse</a></div>, false",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><!DOCTYPE a></div>, false",
        "<div, false",
        "<div xmlns=, false"
    })
    void a_narrative_formats_and_does_nothing_else(String div, boolean proper) {
        assertThat(Narrative.isProper(div)).isEqualTo(proper);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2026, true",
        "DATE, 2026-02-29, false",
        "DATE, 2024-02-29, true",
        "DATE, 2026-13, false",
        "DATE, 26-01-01, false",
        "DATE_TIME, 2026-03-03T10:00, false",
        "DATE_TIME, 2026-03-03T10:00:00, false",
        "DATE_TIME, 2026-03-03T10:00:00+05:30, true",
        "DATE_TIME, 2026-03-03T23:59:60.123456789Z, true",
        "DATE_TIME, 2026-03-03T24:00:00Z, false",
        "INSTANT, 2026-03-03, false",
        "INSTANT, 2026-03-03T10:00:00.Z, false",
        "INSTANT, 2026-03-03T10:00:00+15:00, false",
        "TIME, 10:00:00, true",
        "TIME, 10:00, false",
        "ID, a.b-C9, true",
        "ID, a_b, false",
        "CODE, in progress, true",
        "CODE, 'in  progress', false",
        "CODE, ' final', false",
        "URI, http://example.org/a, true",
        "URI, a b, false",
        "OID, urn:oid:2.16.840.1, true",
        "OID, urn:oid:3.1, false",
        "OID, urn:oid:1.02, false",
        "OID, urn:oid:1., false",
        "UUID, urn:uuid:c757873d-ec9a-4326-a141-556f43239520, true",
        "UUID, urn:uuid:c757873d-ec9a-4326-a141-556f4323952, false",
        "BASE64_BINARY, 'aGVs bG8=', true",
        "BASE64_BINARY, aGVsbG8, false",
        "BASE64_BINARY, a=Vs, false",
        "STRING, 'नमस्ते 🙂', true"
    })
    void primitives_are_written_as_their_type_asks(Primitive type, String text, boolean right) {
        assertThat(type.accepts(JsonMapper.shared().getNodeFactory().stringNode(text)))
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, -1, true",
        "INTEGER, 1.0, false",
        "INTEGER, 2147483648, false",
        "UNSIGNED_INT, 0, true",
        "UNSIGNED_INT, -1, false",
        "POSITIVE_INT, 0, false",
        "DECIMAL, 1.50, true",
        "DECIMAL, true, false"
    })
    void numbers_stay_within_their_type(Primitive type, String number, boolean right) {
        assertThat(type.accepts(JsonMapper.shared().readTree(number))).isEqualTo(right);
    }

    @Test
    void every_resource_type_of_the_edition_is_defined() {
        assertThat(Definitions.r4().resourceTypes()).hasSize(146);
        assertThat(Definitions.r4().type("Age").elements())
                .hasSameSizeAs(Definitions.r4().type("Quantity").elements());
    }
}
