package hims.fhir;

import static hims.fhir.Interaction.READ;
import static hims.fhir.Interaction.SEARCH_TYPE;

import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.audit.AuditLog;
import hims.audit.AuditRow;
import hims.audit.Outcome;
import hims.fhir.Interactions.SearchParameter;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** The audit log as AuditEvents, rendered from its rows: who did what on one patient, newest first (FHIR-7). */
@Component
class AuditEvents implements Offers {
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final Pattern ID = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(\\d{1,18})");

    private final AuditLog audit;
    private final Gate gate;
    private final Registry registry;
    private final TransactionTemplate transaction;

    AuditEvents(AuditLog audit, Gate gate, Registry registry, TransactionTemplate transaction) {
        this.audit = audit;
        this.gate = gate;
        this.registry = registry;
        this.transaction = transaction;
    }

    @Override
    public void offer(Interactions.Table table) {
        var patient =
                new SearchParameter("patient", "http://hl7.org/fhir/SearchParameter/AuditEvent-patient", "reference");
        table.on(ResourceType.AUDIT_EVENT, READ, this::read)
                .on(ResourceType.AUDIT_EVENT, SEARCH_TYPE, this::search)
                .searchedBy(ResourceType.AUDIT_EVENT, List.of(patient));
    }

    /** An id names its patient and its place in the log, so that the log needs no index for it. */
    private Answer read(Call call) {
        var id = ID.matcher(call.id());
        if (!id.matches()) {
            throw new Rejected(FhirProblem.UNKNOWN_RESOURCE);
        }
        var person = new PersonId(UUID.fromString(id.group(1)));
        var seq = Long.parseLong(id.group(2));
        var rows = Objects.requireNonNull(transaction.execute(_ -> {
            requireRead(call.by(), person, "AuditEvent/" + call.id());
            return audit.ofPatient(person.value(), seq + 1, 1);
        }));
        return rows.stream()
                .filter(row -> row.seq() == seq)
                .findFirst()
                .map(row -> Answer.ok(Json.bytes(event(row))))
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
    }

    private Answer search(Call call) {
        for (var name : call.query().values().keySet()) {
            if (!List.of("patient", "_count", "_cursor", "_format", "_pretty").contains(name)) {
                throw Query.refused(name);
            }
        }
        var person = person(call);
        var size = call.query().number("_count", 1, MOST, USUAL);
        var before = call.query().first("_cursor").map(AuditEvents::cursor).orElse(Long.MAX_VALUE);
        var rows = Objects.requireNonNull(transaction.execute(_ -> {
            requireRead(call.by(), person, "AuditEvent?patient");
            return audit.ofPatient(ids(person), before, size + 1);
        }));
        return Answer.ok(Json.bytes(bundle(call, person, rows, size)));
    }

    private List<UUID> ids(PersonId person) {
        return registry.everyId(person).all().stream().map(PersonId::value).toList();
    }

    /** Who may read the record may see who read it. */
    private void requireRead(Caller by, PersonId person, String asked) {
        var what = by.actor().may(Permission.RECORD_READ) ? Permission.RECORD_READ : Permission.OWN_RECORD;
        gate.requireCare(by, what, person, Action.SEARCH, asked);
    }

    private static PersonId person(Call call) {
        var given = call.query().first("patient").orElseThrow(() -> Query.refused("patient"));
        var id = given.startsWith("Patient/") ? given.substring("Patient/".length()) : given;
        return Reading.direct(ResourceType.PATIENT, id)
                .map(key -> new PersonId(key.id().value()))
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
    }

    private static long cursor(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Query.refused("_cursor");
        }
        return Long.parseLong(text);
    }

    private static ObjectNode bundle(Call call, PersonId person, List<AuditRow> rows, int size) {
        var bundle = Json.resource("Bundle").put("type", "searchset");
        if (rows.size() > size) {
            bundle.putArray("link")
                    .addObject()
                    .put("relation", "next")
                    .put(
                            "url",
                            call.base() + "/AuditEvent?patient=" + person + "&_count=" + size + "&_cursor="
                                    + rows.get(size - 1).seq());
        }
        rows.stream().limit(size).forEach(row -> {
            var entry = bundle.withArrayProperty("entry").addObject();
            var event = event(row);
            entry.put("fullUrl", call.base() + "/AuditEvent/" + event.path("id").asString());
            entry.set("resource", event);
            entry.putObject("search").put("mode", "match");
        });
        return bundle;
    }

    static ObjectNode event(AuditRow row) {
        var event = Json.resource("AuditEvent").put("id", row.patient() + "." + row.seq());
        event.putObject("type")
                .put("system", "http://terminology.hl7.org/CodeSystem/audit-event-type")
                .put("code", "rest")
                .put("display", "RESTful Operation");
        event.put("action", letter(row.action()));
        event.put("recorded", row.at().toString());
        event.put("outcome", row.outcome() == Outcome.DONE ? "0" : "4");
        event.putArray("purposeOfEvent")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
                .put("code", row.purpose());
        var agent = event.putArray("agent").addObject();
        agent.putArray("role").addObject().put("text", row.role());
        agent.putObject("who")
                .put("display", row.actorName())
                .putObject("identifier")
                .put("value", row.actor().toString());
        agent.put("requestor", true);
        event.putObject("source").putObject("observer").put("display", "Delhi HIMS");
        entities(event, row, row.patient());
        return event;
    }

    private static void entities(ObjectNode event, AuditRow row, @Nullable UUID patient) {
        var entities = event.putArray("entity");
        entities.addObject().put("name", row.objectType()).putObject("what").put("display", row.objectId());
        if (patient != null) {
            entities.addObject().putObject("what").put("reference", "Patient/" + patient);
        }
    }

    private static String letter(Action action) {
        return Map.of(Action.CREATE, "C", Action.UPDATE, "U", Action.DELETE, "D", Action.READ, "R")
                .getOrDefault(action, "E");
    }
}
