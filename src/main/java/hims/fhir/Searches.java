package hims.fhir;

import static hims.fhir.Interaction.SEARCH_TYPE;
import static hims.record.ResourceType.OBSERVATION;
import static hims.record.ResourceType.PATIENT;

import hims.access.PersonId;
import hims.audit.Action;
import hims.fhir.Interactions.Level;
import hims.fhir.Interactions.Operation;
import hims.fhir.search.FhirSearch;
import hims.fhir.search.PatientOperations;
import hims.fhir.search.SearchBundle;
import hims.fhir.search.SearchContext;
import hims.fhir.search.SearchResult;
import hims.fhir.search.SearchResult.Entry;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.platform.web.Texts;
import hims.record.Clearance;
import hims.record.PersonSet;
import hims.record.ResourceType;
import hims.record.SearchParameters;
import hims.record.StoredResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Searches, {@code $everything} and {@code $lastn}. What the caller may not see is taken out, and each patient is logged. */
@Component
class Searches implements Offers {
    private static final int FIRST_BYTES = 16_384;

    private final FhirSearch search;
    private final PatientOperations operations;
    private final SearchParameters parameters;
    private final Reading reading;
    private final Reads reads;
    private final Registry registry;
    private final Texts texts;

    Searches(
            FhirSearch search,
            PatientOperations operations,
            SearchParameters parameters,
            Reading reading,
            Reads reads,
            Registry registry,
            Texts texts) {
        this.search = search;
        this.operations = operations;
        this.parameters = parameters;
        this.reading = reading;
        this.reads = reads;
        this.registry = registry;
        this.texts = texts;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.on(Types.KEPT, SEARCH_TYPE, this::search);
        Types.KEPT.forEach(type -> table.searchedBy(
                type,
                parameters.of(type).stream()
                        .map(one -> new Interactions.SearchParameter(
                                one.name(), one.definition(), one.kind().name().toLowerCase(Locale.ROOT)))
                        .toList()));
        table.operation(
                PATIENT,
                new Operation(
                        "$everything", Level.INSTANCE, definition("Patient-everything"), false, this::everything));
        table.operation(
                OBSERVATION,
                new Operation("$lastn", Level.TYPE, definition("Observation-lastn"), false, this::lastOfEach));
    }

    private static String definition(String name) {
        return "http://hl7.org/fhir/OperationDefinition/" + name;
    }

    private Answer search(Call call) {
        var ofPatient = !call.id().isEmpty();
        var type = ofPatient ? wanted(call) : call.on();
        var context = ofPatient ? context(call).within(person(call)) : context(call);
        var names = String.join(",", call.query().values().keySet());
        return answer(call, search.search(type, call.query().values(), context), type.fhirName() + "?" + names);
    }

    /** The type looked for in a patient's compartment. */
    private static ResourceType wanted(Call call) {
        var type = ResourceType.named(call.operation())
                .filter(Types.KEPT::contains)
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_ROUTE));
        if (!call.by().scopes().allow(SEARCH_TYPE, type)) {
            throw new Rejected(FhirProblem.UNKNOWN_ROUTE);
        }
        return type;
    }

    private Answer everything(Call call) {
        var result = operations.everything(person(call), call.query().values(), context(call));
        return answer(call, result, "Patient/$everything");
    }

    private Answer lastOfEach(Call call) {
        return answer(call, operations.lastOfEach(call.query().values(), context(call)), "Observation/$lastn");
    }

    /** Whose right to read is asked for, and logged, before anything is looked for. */
    private PersonSet person(Call call) {
        var patient = reading.fetch(call.by(), PATIENT, call.id());
        return registry.everyId(new PersonId(patient.key().id().value()));
    }

    private SearchContext context(Call call) {
        return new SearchContext(
                Clearance.of(call.by().actor()),
                call.base(),
                call.prefer(Prefer.Return.REPRESENTATION).strict(),
                null,
                null,
                registry::everyId,
                type -> call.by().scopes().allow(SEARCH_TYPE, type),
                found -> reads.seen(call.by(), found));
    }

    private Answer answer(Call call, SearchResult found, String what) {
        var resources = found.entries().stream()
                .map(Entry::resource)
                .filter(resource ->
                        call.by().scopes().allow(SEARCH_TYPE, resource.key().type()))
                .toList();
        var shown = new HashSet<>(reads.release(call.by(), resources, Action.SEARCH, what).stream()
                .map(StoredResource::key)
                .toList());
        var entries = found.entries().stream()
                .filter(entry -> shown.contains(entry.resource().key()))
                .toList();
        return Answer.ok(bytes(call, found.with(entries, total(found, entries))));
    }

    /**
     * A number must not tell of what the caller may not see: across patients it counts what is shown where that is all, and
     * is left out else.
     */
    private static @org.jspecify.annotations.Nullable Long total(SearchResult found, List<Entry> shown) {
        if (found.next() == null && !found.entries().isEmpty()) {
            return found.total() == null
                    ? null
                    : shown.stream()
                            .filter(entry -> entry.mode() == SearchResult.Mode.MATCH)
                            .count();
        }
        return found.ofKnownPersons() && !shown.isEmpty() ? found.total() : null;
    }

    private byte[] bytes(Call call, SearchResult result) {
        var out = new ByteArrayOutputStream(FIRST_BYTES);
        try {
            SearchBundle.write(
                    result,
                    out,
                    warning -> texts.text(call.language(), warning.problem().key(), warning.facts()));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }
}
