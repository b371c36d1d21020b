package hims.fhir.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.fhir.format.MalformedBody.Reason;
import hims.record.shape.Fault;
import hims.record.shape.ShapeCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class XmlBodyTest {
    private static ObjectNode read(String xml) {
        return FhirFormat.XML.read(new ByteArrayInputStream(xml.getBytes(UTF_8)), ReadLimits.STANDARD);
    }

    private static ObjectNode patient(String elements) {
        return read("<Patient xmlns=\"http://hl7.org/fhir\">" + elements + "</Patient>");
    }

    private static String write(String json, boolean pretty) throws IOException {
        var xml = new ByteArrayOutputStream();
        FhirFormat.XML.write(json.replace('\'', '"').getBytes(UTF_8), xml, pretty);
        return xml.toString(UTF_8);
    }

    private static void refused(Reason reason, String xml) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOfSatisfying(
                        MalformedBody.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(reason));
    }

    @Test
    void elements_become_what_json_has() {
        assertThat(patient(
                        "<id value='1'/><active value='true'/><name><family value='Devi'/><given value='Sunita'/></name>"
                                + "<multipleBirthInteger value='2'/>"))
                .isEqualTo(JsonMapper.shared().readTree("""
                                {"resourceType":"Patient","id":"1","active":true,
                                 "name":[{"family":"Devi","given":["Sunita"]}],"multipleBirthInteger":2}"""));
    }

    @Test
    void extensions_of_primitives_stand_beside_them() {
        assertThat(patient("<name><given value='Sunita'/><given id='b'><extension url='urn:x'><valueCode value='y'/>"
                        + "</extension></given></name><birthDate id='a' value='1981-07-14'/>"))
                .isEqualTo(JsonMapper.shared().readTree("""
                                {"resourceType":"Patient",
                                 "name":[{"given":["Sunita",null],
                                          "_given":[null,{"id":"b","extension":[{"url":"urn:x","valueCode":"y"}]}]}],
                                 "birthDate":"1981-07-14","_birthDate":{"id":"a"}}"""));
    }

    @Test
    void a_narrative_is_kept() {
        assertThat(patient(
                                "<text><status value='generated'/><div xmlns='http://www.w3.org/1999/xhtml'>A &amp; <b class='x'>B</b>"
                                        + "<br/><p/></div></text>")
                        .at("/text/div")
                        .asString())
                .isEqualTo(
                        "<div xmlns=\"http://www.w3.org/1999/xhtml\">A &amp; <b class=\"x\">B</b><br/><p></p></div>");
    }

    @Test
    void what_is_not_known_is_told_by_the_check_of_shape() {
        var resource = patient("<colour value='red'/><gender value='m' hue='x'/><active value='yes'/><birthDate/>"
                + "<gender value='male'/>");
        assertThat(ShapeCheck.faults(resource).stream().map(Fault::toString))
                .containsExactlyInAnyOrder(
                        "Patient.colour: unknown-element",
                        "Patient.gender: a-list",
                        "Patient._gender: a-list",
                        "Patient.active: format boolean",
                        "Patient.birthDate: format date");
    }

    @ParameterizedTest
    @CsvSource({
        "DOCTYPE, <!DOCTYPE a [<!ENTITY x 'y'>]><Patient xmlns='http://hl7.org/fhir'/>",
        "SYNTAX, <Patient xmlns='http://hl7.org/fhir'>&x;</Patient>",
        "NAMESPACE, <Patient/>",
        "NAMESPACE, <Patient xmlns='http://hl7.org/fhir'><id xmlns='urn:x' value='1'/></Patient>",
        "NAMESPACE, <Patient xmlns='http://hl7.org/fhir'><text><div>a</div></text></Patient>",
        "TEXT_BETWEEN_ELEMENTS, <Patient xmlns='http://hl7.org/fhir'>a</Patient>",
        "ELEMENT, <Patient xmlns='http://hl7.org/fhir'><_birthDate/></Patient>",
        "ELEMENT, <Patient xmlns='http://hl7.org/fhir'><contained/></Patient>",
        "SYNTAX, <Patient xmlns='http://hl7.org/fhir'>",
        "SYNTAX, <Patient xmlns='http://hl7.org/fhir'/><a/>",
        "SYNTAX, hello",
        "SYNTAX, ''"
    })
    void what_is_no_fhir_in_xml_is_refused(Reason reason, String xml) {
        refused(reason, xml.replace('\'', '"'));
    }

    @Test
    void nesting_ends_somewhere() {
        refused(Reason.TOO_DEEP, "<Patient xmlns=\"http://hl7.org/fhir\">" + "<extension>".repeat(10_000));
        refused(
                Reason.TOO_DEEP,
                "<Patient xmlns=\"http://hl7.org/fhir\"><text><div xmlns=\"http://www.w3.org/1999/xhtml\">"
                        + "<p>".repeat(10_000));
    }

    @Test
    void a_resource_is_written_in_the_order_of_the_specification() throws IOException {
        assertThat(write(
                        "{'resourceType':'Patient','birthDate':'1981','_birthDate':{'id':'a'},'id':'1','active':true,"
                                + "'name':[{'text':'\\\"A\\\" & <B>\\n'}],'contained':[{'resourceType':'Basic','id':'x'}]}",
                        false))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"1\"/>"
                                + "<contained><Basic><id value=\"x\"/></Basic></contained><active value=\"true\"/>"
                                + "<name><text value=\"&quot;A&quot; &amp; &lt;B&gt;&#10;\"/></name>"
                                + "<birthDate value=\"1981\" id=\"a\"/></Patient>");
    }

    @Test
    void pretty_means_a_line_for_each_element() throws IOException {
        assertThat(write("{'resourceType':'Patient','id':'1','name':[{'text':'A'}]}", true))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Patient xmlns="http://hl7.org/fhir">
                          <id value="1"/>
                          <name>
                            <text value="A"/>
                          </name>
                        </Patient>""");
    }
}
