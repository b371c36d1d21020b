package hims.fhir.search;

import static hims.fhir.search.Shelf.CONTEXT;
import static hims.fhir.search.Shelf.query;
import static hims.fhir.search.Shelf.somebody;
import static hims.record.ResourceType.OBSERVATION;
import static hims.record.ResourceType.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.PersonId;
import hims.platform.Rejected;
import hims.record.ClinicalRecord;
import hims.record.PersonSet;
import hims.world.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent: bundles, summaries, the whole of a person and the last of each code. */
@DatabaseTest
class SearchAnswersTest {
    private static final String PULSE = "'code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]}";
    private static final String PRESSURE = "'code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]}";

    private final Shelf shelf;
    private final PatientOperations operations;
    private final PersonId sunita = somebody();
    private final String hers = "patient=" + sunita.value();

    SearchAnswersTest(
            FhirSearch search, PatientOperations operations, ClinicalRecord record, TransactionTemplate transaction) {
        this.shelf = new Shelf(search, record, transaction);
        this.operations = operations;
    }

    private static JsonNode sent(SearchResult result) throws IOException {
        var out = new ByteArrayOutputStream();
        SearchBundle.write(result, out, warning -> "\"" + warning.problem() + "\"");
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private void day(String name, String code, int day) {
        shelf.observation(name, sunita, code + ",'effectiveDateTime':'2026-03-%02d'", day);
    }

    @Test
    void a_bundle_holds_what_was_found_with_its_links() throws IOException {
        shelf.observation("first", sunita, PULSE);
        var second = shelf.observation("second", sunita, PULSE);
        var bundle = sent(shelf.search(OBSERVATION, CONTEXT, hers + "&code=8867-4&_count=1&_total=accurate"));
        assertThat(bundle.path("type").asString()).isEqualTo("searchset");
        assertThat(bundle.path("total").asInt()).isEqualTo(2);
        assertThat(bundle.path("entry").path(0).path("fullUrl").asString())
                .isEqualTo(Shelf.BASE + "/" + second.reference());
        assertThat(bundle.at("/entry/0/resource/id").asString())
                .isEqualTo(second.id().toString());
        assertThat(bundle.at("/entry/0/search/mode").asString()).isEqualTo("match");
        assertThat(bundle.at("/link/0/url").asString())
                .isEqualTo(Shelf.BASE + "/Observation?_count=1&_total=accurate&code=8867-4&patient=" + sunita.value());
        assertThat(bundle.at("/link/1/relation").asString()).isEqualTo("next");
    }

    @Test
    void an_empty_answer_has_no_entries_and_a_warning_is_one() throws IOException {
        assertThat(sent(shelf.search(OBSERVATION, CONTEXT, hers)).has("entry")).isFalse();
        var warned = sent(shelf.search(OBSERVATION, Shelf.lenient(), hers + "&a\"b=1"));
        assertThat(warned.at("/entry/0/resource/resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(warned.at("/entry/0/search/mode").asString()).isEqualTo("outcome");
    }

    @Test
    void a_summary_shows_less_and_says_so() throws IOException {
        shelf.patient(
                "Sunita",
                sunita,
                "'name':[{'family':'Devi'}],'photo':[{'title':'x'}],'text':{'status':'empty','div':'<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">x</div>'}");
        assertThat(elements("_summary=true")).contains("name", "id", "meta").doesNotContain("photo", "text");
        assertThat(elements("_summary=text")).contains("text", "id", "meta").doesNotContain("photo", "name");
        assertThat(elements("_summary=data")).contains("photo", "name").doesNotContain("text");
        assertThat(elements("_elements=photo")).contains("photo", "id", "meta").doesNotContain("name", "text");
        assertThat(elements("_summary=false")).contains("photo", "name", "text");
        assertThat(sent(shelf.search(PATIENT, CONTEXT, "_id=" + sunita.value() + "&_elements=name"))
                        .at("/entry/0/resource/meta/tag/0/code")
                        .asString())
                .isEqualTo("SUBSETTED");
    }

    private List<String> elements(String shape) throws IOException {
        var bundle = sent(shelf.search(PATIENT, CONTEXT, "_id=" + sunita.value() + "&" + shape));
        return List.copyOf(bundle.at("/entry/0/resource").propertyNames());
    }

    @Test
    void everything_of_a_person_comes_page_by_page_under_all_her_ids() {
        var merged = somebody();
        shelf.patient("Sunita", sunita, "'name':[{'family':'Devi'}]");
        day("1st", PULSE, 1);
        day("9th", PRESSURE, 9);
        shelf.observation("other id", merged, PULSE);
        shelf.observation("somebody else", somebody(), PULSE);
        var both = new PersonSet(sunita, List.of(merged));
        assertThat(shelf.names(operations.everything(both, query("_format=json"), CONTEXT)))
                .containsExactlyInAnyOrder("Sunita", "1st", "9th", "other id");
        assertThat(shelf.names(operations.everything(both, query("_type=Patient"), CONTEXT)))
                .containsExactly("Sunita");
        assertThat(shelf.names(operations.everything(both, query("start=2026-03-05&end=2026-03-10"), CONTEXT)))
                .containsExactlyInAnyOrder("Sunita", "9th");
        assertThat(shelf.names(operations.everything(both, query("_since=2200-01-01"), CONTEXT)))
                .isEmpty();
        var paged = new ArrayList<String>();
        var page = operations.everything(both, query("_count=2"), CONTEXT);
        paged.addAll(shelf.names(page));
        page = operations.everything(both, query("_count=2&_cursor=" + Shelf.cursor(page.next())), CONTEXT);
        paged.addAll(shelf.names(page));
        assertThat(page.next()).isNull();
        assertThat(paged).containsExactlyInAnyOrder("Sunita", "1st", "9th", "other id");
    }

    @Test
    void the_last_of_each_code_are_the_newest_by_clinical_time() {
        day("pulse 3", PULSE, 3);
        day("pulse 9", PULSE, 9);
        day("pulse 5", PULSE, 5);
        day("pressure 1", PRESSURE, 1);
        assertThat(shelf.names(operations.lastOfEach(query(hers), CONTEXT))).containsExactly("pulse 9", "pressure 1");
        assertThat(shelf.names(operations.lastOfEach(query(hers + "&max=2&code=8867-4"), CONTEXT)))
                .containsExactly("pulse 9", "pulse 5");
        assertThatThrownBy(() -> operations.lastOfEach(query("code=8867-4"), CONTEXT))
                .isInstanceOf(Rejected.class);
    }
}
