package hims.fhir;

import hims.access.PersonId;
import hims.audit.Action;
import hims.fhir.BundleReader.Entry;
import hims.platform.Rejected;
import hims.record.Draft;
import hims.record.RecordStore;
import hims.record.Recorded;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The new and changed resources of a transaction. First every entry gets its id, so that any may refer to any, in a circle
 * too; then they are written some hundred at a time, each built from its bytes when its turn comes.
 */
@Component
class Creations {
    private static final int AT_ONCE = 500;

    private final Writes writes;
    private final PatientWrites patients;
    private final Conditions conditions;
    private final Gate gate;
    private final RecordStore store;
    private final ObjectProvider<Dispatcher> dispatcher;

    Creations(
            Writes writes,
            PatientWrites patients,
            Conditions conditions,
            Gate gate,
            RecordStore store,
            ObjectProvider<Dispatcher> dispatcher) {
        this.writes = writes;
        this.patients = patients;
        this.conditions = conditions;
        this.gate = gate;
        this.store = store;
        this.dispatcher = dispatcher;
    }

    /** @param name the id it will show */
    private record Plan(
            Entry entry,
            ResourceType type,
            String name,
            ResourceKey key,
            @Nullable PersonId person,
            boolean update) {}

    /** One bundle under way. */
    private final class Run {
        private final Call call;
        private final byte[] bytes;
        private final Answer[] answers;
        private final Map<String, String> known = new HashMap<>();
        private final Map<String, PersonId> owners = new HashMap<>();
        private final List<Plan> plans = new ArrayList<>();

        Run(Call call, byte[] bytes, Answer[] answers) {
            this.call = call;
            this.bytes = bytes;
            this.answers = answers;
        }

        void run(List<Entry> entries) {
            var later = new ArrayList<Entry>();
            entries.stream().filter(this::isPatient).forEach(this::patient);
            entries.stream().filter(entry -> !isPatient(entry)).forEach(entry -> {
                if (!plan(entry, false)) {
                    later.add(entry);
                }
            });
            later.forEach(entry -> plan(entry, true)); // about a fact of this bundle, not about a patient
            requireCare();
            write();
        }

        private boolean isPatient(Entry entry) {
            return entry.request().method().equals("POST")
                    && entry.request().url().equals("Patient");
        }

        private ObjectNode read(Entry entry) {
            if (!entry.hasResource()) {
                throw BundleReader.invalid(entry.number(), "resource");
            }
            var resource = Bodies.parse(bytes, entry.from(), entry.to());
            References.local(resource, call.base());
            return resource;
        }

        private void patient(Entry entry) {
            dispatcher.getObject().require(call.by(), Interaction.CREATE, ResourceType.PATIENT);
            var one = Bundles.call(call, bytes, entry);
            var written = patients.create(one, read(entry));
            var id = new PersonId(UUID.fromString(written.name()));
            name(entry, "Patient/" + written.name(), id);
            answers[entry.number() - 1] = answer(ResourceType.PATIENT, written.name(), written.recorded());
        }

        private void name(Entry entry, String reference, @Nullable PersonId person) {
            if (!entry.fullUrl().isEmpty()) {
                known.put(entry.fullUrl(), reference);
                if (person != null) {
                    owners.put(entry.fullUrl(), person);
                }
            }
        }

        /** @return false when whose it is hangs on another entry that has no plan yet */
        private boolean plan(Entry entry, boolean last) {
            var target = Router.read(
                    entry.request().method(), List.of(entry.request().url().split("[/?]", 3)));
            var type = target.type();
            if (type == null) {
                throw BundleReader.invalid(entry.number(), "request.url");
            }
            var resource = read(entry);
            Writes.requireType(resource, type);
            var conditional = entry.request().url().contains("?")
                    || !entry.request().ifNoneExist().isEmpty();
            return conditional
                    ? planned(entry, type, resource, criteria(entry), last)
                    : planned(entry, type, resource, target.id(), last);
        }

        private Query criteria(Entry entry) {
            var url = entry.request().url();
            return Query.read(Writing.afterQuestion(
                    url.contains("?") ? url : entry.request().ifNoneExist()));
        }

        private boolean planned(Entry entry, ResourceType type, ObjectNode resource, Query criteria, boolean last) {
            var found = conditions.one(type, criteria, call.by());
            if (found.isEmpty()) {
                return planned(entry, type, resource, "", last);
            }
            if (entry.request().method().equals("PUT")) {
                return planned(entry, type, resource, found.get().name(), last);
            }
            name(entry, type.fhirName() + "/" + found.get().name(), found.get().person());
            answers[entry.number() - 1] = Reading.answer(200, found.get())
                    .with(
                            "Location",
                            location(type, found.get().name(), found.get().version()));
            return true;
        }

        /** @param id chosen by the sender; "" where the server gives one */
        private boolean planned(Entry entry, ResourceType type, ObjectNode resource, String id, boolean last) {
            var owner = owner(type, resource, last);
            if (owner == null && Types.needsPerson(type)) {
                return false;
            }
            var current = id.isEmpty() ? Optional.<StoredResource>empty() : writes.find(type, id);
            var interaction = id.isEmpty() ? Interaction.CREATE : Interaction.UPDATE;
            dispatcher.getObject().require(call.by(), interaction, type);
            var key = current.map(found -> found.key())
                    .orElseGet(() -> id.isEmpty() ? store.newKey(type, owner) : writes.keyOf(type, id, owner));
            var name = id.isEmpty() ? key.id().toString() : id;
            if (current.isEmpty() && !key.id().toString().equals(name)) {
                store.name(name, key);
            }
            plans.add(new Plan(entry, type, name, key, owner, current.isPresent()));
            name(entry, type.fhirName() + "/" + name, owner);
            return true;
        }

        private @Nullable PersonId owner(ResourceType type, ObjectNode resource, boolean last) {
            for (var reference : Types.about(type, resource)) {
                var person = owners.get(reference);
                if (person != null) {
                    return person;
                }
            }
            var waits = !last && Types.about(type, resource).stream().anyMatch(text -> text.startsWith("urn:"));
            return waits ? null : writes.owner(type, resource);
        }

        private void requireCare() {
            var people = new HashSet<PersonId>();
            var types = new HashSet<ResourceType>();
            for (var plan : plans) {
                if (types.add(plan.type())) {
                    gate.requireRole(call.by(), plan.type());
                }
                var person = plan.person();
                if (person != null && people.add(person)) {
                    gate.requireCare(call.by(), plan.type(), person, Action.CREATE, "transaction");
                }
            }
        }

        private void write() {
            Set<ResourceKey> announced = new HashSet<>();
            plans.forEach(plan -> announced.add(plan.key()));
            var fresh = plans.stream().filter(plan -> !plan.update()).toList();
            for (var from = 0; from < fresh.size(); from += AT_ONCE) {
                create(fresh.subList(from, Math.min(from + AT_ONCE, fresh.size())), announced);
            }
            plans.stream().filter(Plan::update).forEach(plan -> update(plan, announced));
        }

        private void create(List<Plan> some, Set<ResourceKey> announced) {
            var drafts = some.stream()
                    .map(plan -> new Draft(
                            Writes.people(plan.person()),
                            resolved(plan).put("id", plan.name()),
                            plan.key().id()))
                    .toList();
            var recorded = store.create(drafts, announced, call.by().actor());
            for (var at = 0; at < some.size(); at++) {
                var plan = some.get(at);
                var name = recorded.get(at).first()
                        ? plan.name()
                        : recorded.get(at).key().id().toString();
                answers[plan.entry().number() - 1] = answer(plan.type(), name, recorded.get(at));
            }
        }

        private void update(Plan plan, Set<ResourceKey> announced) {
            var ifMatch = plan.entry().request().ifMatch();
            var written = writes.update(call.by(), plan.type(), plan.name(), resolved(plan), ifMatch, announced);
            answers[plan.entry().number() - 1] =
                    answer(plan.type(), plan.name(), written.recorded(), written.created() ? 201 : 200);
        }

        /** The resource with every reference of the bundle turned into that of a resource. */
        private ObjectNode resolved(Plan plan) {
            var resource = read(plan.entry());
            References.change(resource, this::resolve);
            return resource;
        }

        private String resolve(String reference) {
            var found = known.get(reference);
            if (found != null) {
                return found;
            }
            if (reference.startsWith("urn:uuid:")) {
                throw unresolved(reference);
            }
            var cut = reference.indexOf('?');
            if (cut < 0 || reference.startsWith("http")) {
                return reference;
            }
            var resolved = conditional(reference, cut);
            known.put(reference, resolved);
            return resolved;
        }

        private String conditional(String reference, int cut) {
            var type = ResourceType.named(reference.substring(0, cut)).orElseThrow(() -> unresolved(reference));
            return conditions
                    .one(type, Query.read(reference.substring(cut + 1)), call.by())
                    .map(found -> type.fhirName() + "/" + found.name())
                    .orElseThrow(() -> unresolved(reference));
        }

        private Rejected unresolved(String reference) {
            return new Rejected(FhirProblem.REFERENCE_UNRESOLVED, Map.of("reference", reference));
        }

        private Answer answer(ResourceType type, String name, Recorded recorded) {
            return answer(type, name, recorded, recorded.first() ? 201 : 200);
        }

        private Answer answer(ResourceType type, String name, Recorded recorded, int status) {
            var wanted = call.prefer(Prefer.Return.MINIMAL).answer() == Prefer.Return.REPRESENTATION;
            var body = wanted
                    ? store.find(recorded.key()).map(found -> found.bytes()).orElse(Answer.NOTHING)
                    : Answer.NOTHING;
            return Answer.version(status, body, recorded.version(), recorded.at())
                    .with("Location", location(type, name, recorded.version()));
        }

        private String location(ResourceType type, String name, int version) {
            return type.fhirName() + "/" + name + "/_history/" + version;
        }
    }

    /** New ones before changed ones. */
    void run(Call call, byte[] bytes, List<Entry> entries, Answer[] answers) {
        new Run(call, bytes, answers).run(entries);
    }
}
