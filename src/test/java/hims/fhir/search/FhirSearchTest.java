package hims.fhir.search;

import static hims.fhir.search.Shelf.CONTEXT;
import static hims.fhir.search.Shelf.somebody;
import static hims.record.ResourceType.CONDITION;
import static hims.record.ResourceType.ENCOUNTER;
import static hims.record.ResourceType.OBSERVATION;
import static hims.record.ResourceType.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.PersonSet;
import hims.record.ResourceType;
import hims.world.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class FhirSearchTest {
    private static final String PULSE =
            "'code':{'coding':[{'system':'http://loinc.org','code':'8867-4','display':'Heart rate'}]}";
    private static final String PRESSURE = "'code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]}";
    private static final String BEATS =
            "'valueQuantity':{'value':%s,'unit':'beats/min','system':'http://unitsofmeasure.org','code':'/min'}";

    private final Shelf shelf;
    private final PersonId sunita = somebody();
    private final String hers = "patient=Patient/" + sunita.value();
    /** In no other test's data. */
    private final String own = Ids.next().toString();

    private final ClinicalRecord record;
    private final TransactionTemplate transaction;

    FhirSearchTest(FhirSearch search, ClinicalRecord record, TransactionTemplate transaction) {
        this.shelf = new Shelf(search, record, transaction);
        this.record = record;
        this.transaction = transaction;
    }

    private void pulses() {
        shelf.observation("72", sunita, PULSE + "," + BEATS + ",'effectiveDateTime':'2026-03-03T08:00:00+05:30'", "72");
        shelf.observation("88", sunita, PULSE + "," + BEATS + ",'effectiveDateTime':'2026-03-04T08:00:00+05:30'", "88");
        shelf.observation("pressure", sunita, PRESSURE + ",'effectiveDateTime':'2026-03-04T09:00:00+05:30'");
        shelf.observation("somebody else's", somebody(), PULSE + "," + BEATS, "72");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "code=http://loinc.org%7C8867-4 | 88,72",
                "code=8867-4 | 88,72",
                "code=http://snomed.info/sct%7C8867-4 | ",
                "code=%7C8867-4 | ",
                "code=http://loinc.org%7C | pressure,88,72",
                "code=8867-4,85354-9 | pressure,88,72",
                "code=8867-4&code=85354-9 | ",
                "code:not=8867-4 | pressure",
                "code:text=heart | 88,72",
                "code:text=rate | 88,72",
                "code:missing=false | pressure,88,72",
                "value-quantity:missing=true | pressure",
                "combo-code=8867-4 | 88,72",
                "status=final | pressure,88,72",
                "status:not=final | ",
            })
    void codes_are_found_by_system_and_code(String query, String found) {
        pulses();
        assertFound(OBSERVATION, hers + "&" + query.replace("%7C", "|"), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "value-quantity=72 | 72",
                "value-quantity=gt72 | 88",
                "value-quantity=ge72 | 88,72",
                "value-quantity=lt88 | 72",
                "value-quantity=le88 | 88,72",
                "value-quantity=ne72 | 88",
                "value-quantity=ap80 | 88,72",
                "value-quantity=sa72 | 88",
                "value-quantity=eb88 | 72",
                "value-quantity=7.2e1 | 72",
                "value-quantity=72!http://unitsofmeasure.org!/min | 72",
                "value-quantity=72!http://unitsofmeasure.org!/h | ",
                "value-quantity=72!!beats/min | 72",
                "combo-value-quantity=gt80 | 88",
                "code-value-quantity=8867-4$gt80 | 88",
                "code-value-quantity=http://loinc.org!8867-4$lt80,8867-4$gt85 | 88,72",
                "code-value-quantity=85354-9$gt80 | ",
            })
    void amounts_are_compared_with_their_unit(String query, String found) {
        pulses();
        assertFound(OBSERVATION, hers + "&" + query.replace('!', '|'), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "date=2026-03-03 | 72",
                "date=2026-03 | pressure,88,72",
                "date=2026 | pressure,88,72",
                "date=2026-03-03T08:00:00+05:30 | 72",
                "date=2026-03-03T02:30:00Z | 72",
                "date=2026-03-03T08:00 | 72",
                "date=gt2026-03-03 | pressure,88",
                "date=ge2026-03-03 | pressure,88,72",
                "date=lt2026-03-04 | 72",
                "date=le2026-03-04 | pressure,88,72",
                "date=sa2026-03-03 | pressure,88",
                "date=eb2026-03-04 | 72",
                "date=ne2026-03-03 | pressure,88",
                "date=ge2026-03-04&date=lt2026-03-05 | pressure,88",
                "date=2025 | ",
            })
    void dates_are_compared_with_their_precision(String query, String found) {
        pulses();
        assertFound(OBSERVATION, hers + "&" + query, found);
    }

    @Test
    void a_date_across_the_city_finds_moments_and_what_lasts() {
        var tag = "'meta':{'tag':[{'system':'urn:test','code':'%s'}]}".formatted(own);
        var visit = "{'resourceType':'Encounter','status':'%s','class':{'code':'IMP'}," + tag + ",'period':{%s}}";
        shelf.put(
                "day",
                somebody(),
                visit,
                "finished",
                "'start':'2026-03-03T08:00:00+05:30','end':'2026-03-03T09:00:00+05:30'");
        shelf.put("half a year", somebody(), visit, "finished", "'start':'2025-09-01','end':'2026-03-10'");
        shelf.put("still here", somebody(), visit, "in-progress", "'start':'2025-01-01'");
        assertThat(shelf.find(ENCOUNTER, "_tag=" + own + "&date=ge2026-03-02"))
                .containsExactlyInAnyOrder("day", "half a year", "still here");
        assertThat(shelf.find(ENCOUNTER, "_tag=" + own + "&date=gt2026-03-05"))
                .containsExactlyInAnyOrder("half a year", "still here");
        assertThat(shelf.find(ENCOUNTER, "_tag=" + own + "&date=2026-03-03")).containsExactly("day");
        assertThat(shelf.find(ENCOUNTER, "_tag=" + own + "&date=eb2026-03-11"))
                .containsExactlyInAnyOrder("day", "half a year");
    }

    @Test
    void dates_besides_the_clinical_one_are_found_too() {
        var condition =
                "{'resourceType':'Condition','code':{'text':'Fever'},'onsetDateTime':'2026-01-05','recordedDate':'%s'}";
        shelf.put("march", sunita, condition, "2026-03-03");
        shelf.put("april", sunita, condition, "2026-04-03");
        assertThat(shelf.find(CONDITION, hers + "&recorded-date=ge2026-03-31")).containsExactly("april");
        assertThat(shelf.find(CONDITION, hers + "&recorded-date=2026-03-03")).containsExactly("march");
        assertThat(shelf.find(CONDITION, hers + "&onset-date=2026-01")).containsExactly("april", "march");
    }

    @Test
    void names_are_found_by_their_beginning_their_middle_or_exactly() {
        var asha = somebody();
        shelf.patient("Sunita", sunita, "'name':[{'family':'Dévi%s','given':['Sunita','Rani']}]", own);
        shelf.patient("Asha", asha, "'name':[{'family':'Devi%s','given':['Asha']}]", own);
        assertThat(shelf.find(PATIENT, "family=DEVI" + own)).containsExactlyInAnyOrder("Sunita", "Asha");
        assertThat(shelf.find(PATIENT, "name=devi" + own + "&given=rani")).containsExactly("Sunita");
        assertThat(shelf.find(PATIENT, "family:exact=Devi" + own)).containsExactly("Asha");
        assertThat(shelf.find(PATIENT, "family:contains=evi" + own)).hasSize(2);
        assertThat(shelf.find(PATIENT, "family=evi" + own)).isEmpty();
        assertThat(shelf.find(PATIENT, "family=devi" + own + "&name:missing=true"))
                .isEmpty();
        assertThat(shelf.find(PATIENT, "family=100%_" + own)).isEmpty();
        assertThat(shelf.find(PATIENT, "family=devi" + own + "\\,x")).isEmpty();
    }

    @Test
    void identifiers_phones_and_flags_of_a_patient_are_tokens() {
        shelf.patient(
                "Sunita",
                sunita,
                "'identifier':[{'system':'urn:test','value':'%s'}],'telecom':[{'system':'phone','value':'98%s'}],'gender':'female','active':true,'birthDate':'1990-05-01'",
                own,
                own);
        assertThat(shelf.find(PATIENT, "identifier=urn:test|" + own)).containsExactly("Sunita");
        assertThat(shelf.find(PATIENT, "identifier=" + own)).containsExactly("Sunita");
        assertThat(shelf.find(PATIENT, "identifier=urn:other|" + own)).isEmpty();
        assertThat(shelf.find(PATIENT, "phone=98" + own + "&gender=female&active=true"))
                .containsExactly("Sunita");
        assertThat(shelf.find(PATIENT, "email=98" + own)).isEmpty();
        assertThat(shelf.find(PATIENT, "identifier=" + own + "&birthdate=lt1990-06&deceased=false"))
                .containsExactly("Sunita");
        assertThat(shelf.find(PATIENT, "identifier=" + own + "&deceased=true")).isEmpty();
        assertThat(shelf.find(PATIENT, "_id=" + sunita.value())).containsExactly("Sunita");
        assertThat(shelf.find(PATIENT, "_id=not-there")).isEmpty();
    }

    @Test
    void references_are_found_by_type_and_id_by_id_alone_by_url_and_by_identifier() {
        var visit =
                shelf.put("visit", sunita, "{'resourceType':'Encounter','status':'finished','class':{'code':'AMB'}}");
        shelf.observation("in the visit", sunita, PULSE + ",'encounter':{'reference':'%s'}", visit.reference());
        shelf.observation(
                "outside", sunita, PULSE + ",'performer':[{'identifier':{'system':'urn:hpr','value':'%s'}}]", own);
        assertThat(shelf.find(OBSERVATION, hers + "&encounter=" + visit.reference()))
                .containsExactly("in the visit");
        assertThat(shelf.find(OBSERVATION, "encounter=" + visit.id())).containsExactly("in the visit");
        assertThat(shelf.find(OBSERVATION, "encounter=" + Shelf.BASE + "/" + visit.reference()))
                .containsExactly("in the visit");
        assertThat(shelf.find(OBSERVATION, "encounter:Encounter=" + visit.id())).containsExactly("in the visit");
        assertThat(shelf.find(OBSERVATION, hers + "&encounter:missing=true")).containsExactly("outside");
        assertThat(shelf.find(OBSERVATION, "performer:identifier=urn:hpr|" + own))
                .containsExactly("outside");
        assertThat(shelf.find(OBSERVATION, "subject:Patient=" + sunita.value())).hasSize(2);
        assertThat(shelf.find(OBSERVATION, "subject=" + sunita.value())).hasSize(2);
    }

    @Test
    void chains_go_forwards_and_backwards() {
        shelf.patient("Sunita", sunita, "'name':[{'family':'%s'}]", own);
        shelf.observation("72", sunita, "'code':{'coding':[{'code':'x%s'}]}", own);
        assertThat(shelf.find(OBSERVATION, "patient.family=" + own)).containsExactly("72");
        assertThat(shelf.find(OBSERVATION, "subject:Patient.name=" + own)).containsExactly("72");
        assertThat(shelf.find(OBSERVATION, "subject:Patient.name=nobody" + own)).isEmpty();
        assertThat(shelf.find(PATIENT, "family=" + own + "&_has:Observation:patient:code=x" + own))
                .containsExactly("Sunita");
        assertThat(shelf.find(PATIENT, "family=" + own + "&_has:Observation:patient:code=y" + own))
                .isEmpty();
    }

    @Test
    void what_is_tagged_profiled_listed_or_new_is_found() {
        var tagged = shelf.observation(
                "tagged",
                sunita,
                PULSE + ",'meta':{'tag':[{'system':'urn:t','code':'x'}],'profile':['urn:p/%s']}",
                own);
        shelf.observation("plain", sunita, PULSE);
        var list = shelf.put(
                "list",
                sunita,
                "{'resourceType':'List','status':'current','mode':'working','entry':[{'item':{'reference':'%s'}}]}",
                tagged.reference());
        assertThat(shelf.find(OBSERVATION, hers + "&_tag=urn:t|x")).containsExactly("tagged");
        assertThat(shelf.find(OBSERVATION, "_profile=urn:p/" + own)).containsExactly("tagged");
        assertThat(shelf.find(OBSERVATION, hers + "&_profile:below=urn:p")).containsExactly("tagged");
        assertThat(shelf.find(OBSERVATION, "_list=" + list.id())).containsExactly("tagged");
        assertThat(shelf.find(OBSERVATION, hers + "&_lastUpdated=gt2020")).hasSize(2);
        assertThat(shelf.find(OBSERVATION, hers + "&_lastUpdated=lt2020")).isEmpty();
    }

    @Test
    void what_belongs_to_it_comes_along() {
        shelf.patient("Sunita", sunita, "'name':[{'family':'%s'}]", own);
        var visit =
                shelf.put("visit", sunita, "{'resourceType':'Encounter','status':'finished','class':{'code':'AMB'}}");
        shelf.observation("72", sunita, PULSE + ",'encounter':{'reference':'%s'}", visit.reference());
        assertThat(shelf.find(OBSERVATION, hers + "&_include=Observation:encounter"))
                .containsExactly("72", "visit");
        assertThat(shelf.find(OBSERVATION, hers + "&_include=Observation:*"))
                .containsExactlyInAnyOrder("72", "visit", "Sunita");
        assertThat(shelf.find(ENCOUNTER, hers + "&_revinclude=Observation:encounter"))
                .containsExactly("visit", "72");
        assertThat(shelf.find(
                        PATIENT,
                        "family=" + own + "&_revinclude=Encounter:patient&_revinclude:iterate=Observation:encounter"))
                .containsExactlyInAnyOrder("Sunita", "visit", "72");
    }

    @Test
    void a_person_with_two_ids_is_found_by_either() {
        var merged = somebody();
        var both = new PersonSet(sunita, List.of(merged));
        shelf.observation("hers", sunita, PULSE);
        shelf.observation("her other id's", merged, PULSE);
        var context = Shelf.of(
                Clearance.NONE, person -> person.equals(sunita) || person.equals(merged) ? both : PersonSet.of(person));
        assertThat(shelf.names(shelf.search(OBSERVATION, context, hers + "&code=http://loinc.org|8867-4")))
                .containsExactlyInAnyOrder("hers", "her other id's");
        assertThat(shelf.search(OBSERVATION, context, hers).persons()).containsExactlyInAnyOrder(sunita, merged);
    }

    @Test
    void what_is_confidential_is_neither_found_nor_counted() {
        shelf.observation("open", sunita, PULSE);
        shelf.observation(
                "secret",
                sunita,
                PULSE
                        + ",'meta':{'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'HIV'}]}");
        assertThat(shelf.find(OBSERVATION, hers)).containsExactly("open");
        assertThat(shelf.search(OBSERVATION, CONTEXT, hers + "&_summary=count").total())
                .isEqualTo(1);
        assertThat(shelf.names(shelf.search(OBSERVATION, Shelf.of(Clearance.ALL, People.UNMERGED), hers)))
                .containsExactly("secret", "open");
    }

    @Test
    void a_reader_of_some_people_finds_nobody_else() {
        var asha = somebody();
        shelf.observation("hers", sunita, PULSE + ",'meta':{'tag':[{'code':'%s'}]}", own);
        shelf.observation("Asha's", asha, PULSE + ",'meta':{'tag':[{'code':'%s'}]}", own);
        assertThat(shelf.names(shelf.search(OBSERVATION, Shelf.limitedTo(asha), "_tag=" + own)))
                .containsExactly("Asha's");
        assertThat(shelf.names(shelf.search(OBSERVATION, Shelf.limitedTo(asha), hers)))
                .isEmpty();
        assertThat(shelf.names(shelf.search(OBSERVATION, CONTEXT.within(PersonSet.of(sunita)), "code=8867-4")))
                .containsExactly("hers");
    }

    @Test
    void an_error_is_found_by_those_who_ask_for_errors_only() {
        var pulse = shelf.observation("72", sunita, PULSE);
        transaction.executeWithoutResult(
                _ -> record.enteredInError(PersonSet.of(sunita), pulse, Shelf.DR_ASHA, "of her sister"));
        assertThat(shelf.find(OBSERVATION, hers)).isEmpty();
        assertThat(shelf.find(OBSERVATION, hers + "&status=entered-in-error")).containsExactly("72");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Observation | colour=red | PARAMETER_UNKNOWN",
                "Observation | _text=fever | TEXT_NEEDS_PATIENT",
                "Observation | _content=fever | TEXT_NEEDS_PATIENT",
                "Observation | patient._text=fever | PARAMETER_UNSUPPORTED",
                "Observation | code:above=1 | HIERARCHY_UNKNOWN",
                "Observation | code:below=http://loinc.org!8867-4 | HIERARCHY_UNKNOWN",
                "Condition | code:below=http://hl7.org/fhir/sid/icd-10!A00-B99 | HIERARCHY_UNKNOWN",
                "Observation | code:in=http://nowhere.test/set | VALUE_SET_UNKNOWN",
                "Observation | identifier:in=icd-10 | MODIFIER_UNSUPPORTED",
                "Observation | identifier:of-type=a!b | VALUE_INVALID",
                "Observation | code:of-type=a!b!c | MODIFIER_UNSUPPORTED",
                "Observation | date:exact=2026 | MODIFIER_UNSUPPORTED",
                "Observation | date=yesterday | VALUE_INVALID",
                "Observation | date=2026-02-30 | VALUE_INVALID",
                "Observation | value-quantity=many | VALUE_INVALID",
                "Observation | value-quantity=1e999999999 | VALUE_INVALID",
                "Observation | code-value-quantity=1 | VALUE_INVALID",
                "Observation | patient=a b | VALUE_INVALID",
                "Observation | code:missing=perhaps | VALUE_INVALID",
                "Observation | _count=-1 | VALUE_INVALID",
                "Observation | _total=some | VALUE_INVALID",
                "Observation | _summary=short | VALUE_INVALID",
                "Observation | _sort=colour | SORT_UNSUPPORTED",
                "Observation | _sort=-date,code-value-quantity | SORT_UNSUPPORTED",
                "Observation | _sort=a,b,c,d,e,f | SEARCH_TOO_LONG",
                "Observation | _include=Observation:code | INCLUDE_INVALID",
                "Observation | _contained=true | PARAMETER_UNSUPPORTED",
                "Observation | _cursor=abc | PAGE_INVALID",
                "Observation | code.name=x | CHAIN_INVALID",
                "Patient | _has:Observation:code:code=1 | CHAIN_INVALID",
            })
    void what_is_not_understood_is_refused_by_name(String type, String query, SearchProblem problem) {
        assertThatThrownBy(() -> shelf.find(ResourceType.named(type).orElseThrow(), query.replace('!', '|')))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @Test
    void a_lenient_search_says_what_it_left_out() {
        shelf.observation("72", sunita, PULSE);
        var result = shelf.search(OBSERVATION, Shelf.lenient(), hers + "&colour=red&_sort=colour");
        assertThat(shelf.names(result)).containsExactly("72");
        assertThat(result.warnings())
                .extracting(SearchResult.Warning::problem)
                .containsExactlyInAnyOrder(SearchProblem.PARAMETER_UNKNOWN, SearchProblem.SORT_UNSUPPORTED);
        assertThat(result.self()).doesNotContain("colour");
    }

    private void assertFound(ResourceType type, String query, @org.jspecify.annotations.Nullable String names) {
        assertThat(shelf.find(type, query))
                .containsExactlyElementsOf(names == null ? List.of() : List.of(names.split(",", -1)));
    }
}
