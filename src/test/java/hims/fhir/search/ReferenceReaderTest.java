package hims.fhir.search;

import static hims.fhir.search.Shelf.CONTEXT;
import static hims.record.ResourceType.OBSERVATION;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.record.Criterion;
import hims.record.RecordSearch;
import hims.record.SearchParameters;
import hims.world.DatabaseTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DatabaseTest
class ReferenceReaderTest {
    private final PersonId sunita = Shelf.somebody();
    private final RecordSearch record;
    private final SearchParameters parameters;

    ReferenceReaderTest(RecordSearch record, SearchParameters parameters) {
        this.record = record;
        this.parameters = parameters;
    }

    /** Perhaps a Group would send the search through the whole city. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", "Patient/%s"})
    void a_patient_is_one_person_with_her_type_or_without(String written) {
        var asked = new Asked(OBSERVATION, "patient", "", "", List.of(written.formatted(sunita)));
        var parameter = parameters.find(OBSERVATION, "patient").orElseThrow();
        assertThat(new ReferenceReader(record, CONTEXT).read(parameter, asked))
                .isEqualTo(new Criterion.OfPersons(Set.of(sunita)));
    }
}
