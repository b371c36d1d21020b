package hims.fhir.search;

import static hims.fhir.search.Shelf.CONTEXT;
import static hims.fhir.search.Shelf.somebody;
import static hims.record.ResourceType.CONDITION;
import static hims.record.ResourceType.OBSERVATION;
import static hims.record.ResourceType.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.record.ClinicalRecord;
import hims.record.PersonSet;
import hims.world.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The modifiers that know more than the value itself: value sets, orders of codes, types of identifiers, words. */
@DatabaseTest
class ModifiersTest {
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10";

    private final Shelf shelf;
    private final PersonId sunita = somebody();
    private final String hers = "patient=Patient/" + sunita.value();
    private final String own = Ids.next().toString();

    ModifiersTest(FhirSearch search, ClinicalRecord record, TransactionTemplate transaction) {
        this.shelf = new Shelf(search, record, transaction);
    }

    private void condition(String code) {
        shelf.put(
                code,
                sunita,
                "{'resourceType':'Condition','code':{'coding':[{'system':'%s','code':'%s'}]},'meta':{'tag':[{'code':'%s'}]}}",
                ICD,
                code,
                own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "code:below=!E11; E11,E11.9,E11.65",
                "code:below=!E11.6; E11.65",
                "code:below=!E10-E14; E11,E11.9,E11.65,E10.1",
                "code:below=!E11,!J45; E11,E11.9,E11.65,J45.0",
                "code:above=!E11.65; E11,E11.65",
                "code:above=!E11.9; E11,E11.9",
                "code:above=!E11; E11",
            })
    void icd_10_is_searched_by_its_order(String query, String codes) {
        for (var code : new String[] {"E11", "E11.9", "E11.65", "E10.1", "J45.0", "E1"}) {
            condition(code);
        }
        var asked = query.replace("!", ICD + "|");
        assertThat(shelf.find(CONDITION, hers + "&" + asked)).containsExactlyInAnyOrder(codes.split(",", -1));
        assertThat(shelf.find(CONDITION, "_tag=" + own + "&" + asked)).containsExactlyInAnyOrder(codes.split(",", -1));
    }

    @Test
    void a_value_set_that_is_shipped_stands_for_its_codes() {
        var shipped = "https://hims.delhi.gov.in/fhir/ValueSet/icd-10";
        condition("E11.9");
        condition("Z99.9x");
        assertThat(shelf.find(CONDITION, hers + "&code:in=" + shipped)).containsExactly("E11.9");
        assertThat(shelf.find(CONDITION, hers + "&code:in=ValueSet/icd-10")).containsExactly("E11.9");
        assertThat(shelf.find(CONDITION, "_tag=" + own + "&code:in=" + shipped + "|1"))
                .containsExactly("E11.9");
        assertThat(shelf.find(CONDITION, hers + "&code:not-in=" + shipped)).containsExactly("Z99.9x");
    }

    @Test
    void a_required_value_set_of_fhir_holds_codes_without_a_system_too() {
        shelf.observation("final", sunita, "'code':{'text':'x'}");
        var statuses = "http://hl7.org/fhir/ValueSet/observation-status";
        assertThat(shelf.find(OBSERVATION, hers + "&status:in=" + statuses)).containsExactly("final");
        assertThat(shelf.find(OBSERVATION, hers + "&status:not-in=" + statuses)).isEmpty();
    }

    @Test
    void an_identifier_is_found_by_its_type() {
        shelf.patient(
                "Sunita",
                sunita,
                "'identifier':[{'type':{'coding':[{'system':'urn:types','code':'DL'}]},'value':'%s'},{'type':{'coding':[{'system':'urn:types','code':'MR'}]},'value':'7'}]",
                own);
        assertThat(shelf.find(PATIENT, "identifier:of-type=urn:types|DL|" + own))
                .containsExactly("Sunita");
        assertThat(shelf.find(PATIENT, "identifier:of-type=urn:types|MR|" + own))
                .isEmpty();
        assertThat(shelf.find(PATIENT, "identifier:of-type=urn:other|DL|" + own))
                .isEmpty();
    }

    @Test
    void addresses_are_searched_upwards_across_the_city() {
        shelf.observation("under", sunita, "'code':{'text':'x'},'meta':{'profile':['https://p.test/%s/a']}", own);
        assertThat(shelf.find(OBSERVATION, "_profile:above=https://p.test/" + own + "/a/b/c"))
                .containsExactly("under");
        assertThat(shelf.find(OBSERVATION, "_profile:above=https://p.test/" + own + "/ab"))
                .isEmpty();
        assertThat(shelf.find(OBSERVATION, hers + "&_profile:below=https://p.test/" + own))
                .containsExactly("under");
    }

    @Test
    void words_are_found_in_the_record_of_a_patient() {
        shelf.observation(
                "fever",
                sunita,
                "'code':{'text':'Temperature'},'text':{'status':'generated','div':'<div xmlns=\\u0022http://www.w3.org/1999/xhtml\\u0022><p>High <b>Fever</b> since Monday</p></div>'}");
        shelf.observation("pulse", sunita, "'code':{'text':'Pulse'},'note':[{'text':'feverish hands'}]");
        assertThat(shelf.find(OBSERVATION, hers + "&_text=fever")).containsExactly("fever");
        assertThat(shelf.find(OBSERVATION, hers + "&_text=monday HIGH")).containsExactly("fever");
        assertThat(shelf.find(OBSERVATION, hers + "&_text=tuesday high")).isEmpty();
        assertThat(shelf.find(OBSERVATION, hers + "&_text=xhtml")).isEmpty();
        assertThat(shelf.find(OBSERVATION, hers + "&_content=fever")).containsExactlyInAnyOrder("fever", "pulse");
        assertThat(shelf.find(OBSERVATION, hers + "&_content=pulse,monday"))
                .containsExactlyInAnyOrder("fever", "pulse");
        assertThat(shelf.names(shelf.search(OBSERVATION, CONTEXT.within(PersonSet.of(sunita)), "_content=hands")))
                .containsExactly("pulse");
    }
}
