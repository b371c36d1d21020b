package hims.fhir;

import static hims.fhir.Interaction.READ;
import static hims.record.ResourceType.COMPOSITION;
import static hims.record.ResourceType.PATIENT;

import hims.access.Access;
import hims.access.PersonId;
import hims.audit.Action;
import hims.fhir.Interactions.Level;
import hims.fhir.Interactions.Operation;
import hims.person.Registry;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.record.Clearance;
import hims.record.PatientDocuments;
import hims.record.RecordStore;
import hims.record.ResourceKey;
import hims.record.StoredResource;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Whole documents: {@code Patient/$summary} (IPS) and {@code Composition/$document}. */
@Component
class Documents implements Offers {
    private static final String SUMMARY = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary";
    private static final String DOCUMENT = "http://hl7.org/fhir/OperationDefinition/Composition-document";

    private final PatientDocuments documents;
    private final Reading reading;
    private final Reads reads;
    private final Conditions conditions;
    private final RecordStore store;
    private final Registry registry;
    private final Access access;
    private final Clock clock;

    Documents(
            PatientDocuments documents,
            Reading reading,
            Reads reads,
            Conditions conditions,
            RecordStore store,
            Registry registry,
            Access access,
            Clock clock) {
        this.documents = documents;
        this.reading = reading;
        this.reads = reads;
        this.conditions = conditions;
        this.store = store;
        this.registry = registry;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.operation(PATIENT, new Operation("$summary", Level.INSTANCE, SUMMARY, false, this::summary))
                .operation(PATIENT, new Operation("$summary", Level.TYPE, SUMMARY, false, this::summaryWhere))
                .operation(COMPOSITION, new Operation("$document", Level.INSTANCE, DOCUMENT, false, this::document));
    }

    private Answer summary(Call call) {
        requireScopes(call.by());
        var key = Reading.direct(PATIENT, call.id())
                .or(() -> store.named(PATIENT, call.id()))
                .orElseThrow(Documents::unknown);
        return summary(call, key);
    }

    /** Of the one person with an {@code identifier}. */
    private Answer summaryWhere(Call call) {
        requireScopes(call.by());
        var identifier = call.query().first("identifier").orElseThrow(() -> Query.refused("identifier"));
        var found = conditions
                .one(PATIENT, new Query(Map.of("identifier", List.of(identifier))), call.by())
                .orElseThrow(Documents::unknown);
        return summary(call, found.key());
    }

    /** Her right to read the record is asked for, and logged, before anything is read. */
    private Answer summary(Call call, ResourceKey key) {
        var person = new PersonId(key.id().value());
        reads.requireRecord(call.by(), person, key.reference() + "/$summary");
        var patient = store.find(key).filter(found -> !found.deleted()).orElseThrow(Documents::unknown);
        var clearance = Clearance.of(call.by().actor());
        return Answer.ok(documents.summary(registry.everyId(person), patient.parse(), call.base(), clearance));
    }

    /** A summary cannot leave types out as a search can: who may not read one of them gets none. */
    private void requireScopes(Caller by) {
        for (var type : PatientDocuments.types()) {
            if (!by.scopes().allow(READ, type)) {
                throw access.refused(by.actor(), "system/" + type.fhirName() + "." + READ.letter());
            }
        }
    }

    /** The composition, then what it refers to as far as it lies in the record and this reader may see it. */
    private Answer document(Call call) {
        if (call.query().first("persist").orElse("").equals("true")) {
            throw Query.refused("persist");
        }
        var composition = reading.fetch(call.by(), COMPOSITION, call.id());
        if (composition.deleted()) {
            throw new Rejected(FhirProblem.RESOURCE_GONE);
        }
        var bundle = Json.resource("Bundle").put("id", Ids.next().toString());
        bundle.putObject("identifier")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:uuid:" + bundle.path("id").asString(""));
        bundle.put("type", "document")
                .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        add(bundle, composition, call.base());
        referredTo(call, composition).forEach(target -> add(bundle, target, call.base()));
        return Answer.ok(Json.bytes(bundle));
    }

    private List<StoredResource> referredTo(Call call, StoredResource composition) {
        var keys = new LinkedHashSet<ResourceKey>();
        References.each(composition.parse(), text -> ResourceKey.find(text).ifPresent(keys::add));
        keys.remove(composition.key());
        var found = store.findAll(List.copyOf(keys)).stream()
                .filter(target -> !target.deleted())
                .filter(target -> call.by().scopes().allow(READ, target.key().type()))
                .toList();
        return reads.release(call.by(), found, Action.READ, composition.key().reference() + "/$document");
    }

    private static void add(ObjectNode bundle, StoredResource resource, String base) {
        bundle.withArrayProperty("entry")
                .addObject()
                .put("fullUrl", base + "/" + resource.key().type().fhirName() + "/" + resource.name())
                .set("resource", resource.parse());
    }

    private static Rejected unknown() {
        return new Rejected(FhirProblem.UNKNOWN_RESOURCE);
    }
}
