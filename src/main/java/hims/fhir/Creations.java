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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Ahead of the transaction: nobody on record may resemble a new patient unless the sender says otherwise. */
    void compare(Call call, byte[] bytes, List<Entry> entries) {
        entries.stream()
                .filter(entry -> Planner.isPatient(entry) && entry.hasResource())
                .forEach(entry -> patients.requireNobodyAlike(call, Bodies.parse(bytes, entry.from(), entry.to())));
    }

    /** New ones before changed ones, each answered at its place. */
    void run(Call call, byte[] bytes, List<Entry> entries, Answer[] answers) {
        var parts = new Planner.Parts(writes, patients, conditions, store, dispatcher.getObject());
        var planner = new Planner(parts, call, bytes, answers);
        var plans = planner.plan(entries);
        requireCare(call, plans);
        new Run(call, planner, answers).write(plans);
    }

    /** One question for each patient, and one for each right; not one for each resource. */
    private void requireCare(Call call, List<Plan> plans) {
        var people = new HashSet<PersonId>();
        var types = new HashSet<ResourceType>();
        for (var plan : plans) {
            var person = plan.person();
            if (types.add(plan.type())) {
                if (person == null) {
                    gate.requireImpersonal(call.by(), plan.type(), Action.CREATE, "transaction");
                } else {
                    gate.requireRole(call.by(), plan.type());
                }
            }
            if (person != null && people.add(person)) {
                gate.requireCare(call.by(), plan.type(), person, Action.CREATE, "transaction");
            }
        }
    }

    /** The writing of one bundle. */
    private final class Run {
        private final Call call;
        private final Planner planner;
        private final Map<String, String> known;
        private final Answer[] answers;
        private final Set<ResourceKey> announced = new HashSet<>();

        Run(Call call, Planner planner, Answer[] answers) {
            this.call = call;
            this.planner = planner;
            this.known = planner.known();
            this.answers = answers;
        }

        void write(List<Plan> plans) {
            plans.forEach(plan -> announced.add(plan.key()));
            var fresh = plans.stream().filter(plan -> !plan.update()).toList();
            for (var from = 0; from < fresh.size(); from += AT_ONCE) {
                create(fresh.subList(from, Math.min(from + AT_ONCE, fresh.size())));
            }
            plans.stream().filter(Plan::update).forEach(this::update);
            if (call.prefer(Prefer.Return.MINIMAL).answer() == Prefer.Return.REPRESENTATION) {
                plans.forEach(this::represent);
            }
        }

        private void create(List<Plan> some) {
            var drafts = some.stream()
                    .map(plan -> new Draft(
                            Writes.people(plan.person()),
                            resolved(plan).put("id", plan.name()),
                            plan.key().id()))
                    .toList();
            var all = stored(some, drafts);
            for (var at = 0; at < some.size(); at++) {
                var plan = some.get(at);
                var recorded = all.get(at);
                var name = recorded.first() ? plan.name() : recorded.key().id().toString();
                answers[plan.entry().number() - 1] =
                        Planner.answer(plan.type(), name, recorded, recorded.first() ? 201 : 200);
            }
        }

        /** A refusal says which entry it means: fact {@code at}. */
        private List<Recorded> stored(List<Plan> some, List<Draft> drafts) {
            try {
                return store.create(drafts, announced, call.by().actor());
            } catch (Rejected refused) {
                throw some.stream()
                        .filter(plan ->
                                plan.key().reference().equals(refused.facts().get("resource")))
                        .findFirst()
                        .map(plan -> refused.with("at", plan.entry().number()))
                        .orElse(refused);
            }
        }

        private void update(Plan plan) {
            var ifMatch = plan.entry().request().ifMatch();
            var written = writes.update(call.by(), plan.type(), plan.name(), resolved(plan), ifMatch, announced);
            answers[plan.entry().number() - 1] =
                    Planner.answer(plan.type(), plan.name(), written.recorded(), written.created() ? 201 : 200);
        }

        private void represent(Plan plan) {
            var at = plan.entry().number() - 1;
            var body = store.find(plan.key()).map(StoredResource::bytes).orElse(Answer.NOTHING);
            answers[at] = new Answer(answers[at].status(), body, answers[at].headers());
        }

        /** The resource with every reference of the bundle turned into that of a resource. */
        private ObjectNode resolved(Plan plan) {
            var resource = planner.take(plan.entry());
            try {
                References.change(resource, this::resolve);
            } catch (Rejected refused) {
                throw refused.with("at", plan.entry().number());
            }
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
    }
}
