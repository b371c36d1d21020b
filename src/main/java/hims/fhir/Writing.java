package hims.fhir;

import static hims.fhir.Interaction.*;

import hims.fhir.Writes.Written;
import hims.platform.Rejected;
import hims.platform.Retry;
import hims.record.RecordStore;
import hims.record.Recorded;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Create, update, patch and delete of one resource, by its id or by a condition: each in one transaction. */
@Component
class Writing implements Offers {
    /** A Patient is the registry's, and has an offer of its own. */
    static final Set<ResourceType> WRITTEN = written();

    private final Writes writes;
    private final Conditions conditions;
    private final Bodies bodies;
    private final RecordStore store;
    private final Outcomes outcomes;
    private final TransactionTemplate transaction;

    Writing(
            Writes writes,
            Conditions conditions,
            Bodies bodies,
            RecordStore store,
            Outcomes outcomes,
            TransactionTemplate transaction) {
        this.writes = writes;
        this.conditions = conditions;
        this.bodies = bodies;
        this.store = store;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    private static Set<ResourceType> written() {
        var all = EnumSet.copyOf(Types.KEPT);
        all.remove(ResourceType.PATIENT);
        return all;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.on(WRITTEN, CREATE, this::create)
                .on(WRITTEN, UPDATE, this::update)
                .on(WRITTEN, PATCH, this::patch)
                .on(WRITTEN, DELETE, this::delete);
    }

    private Answer create(Call call) {
        var resource = resource(call);
        return inOne(() -> {
            var criteria = call.header("If-None-Exist");
            var there = criteria.isEmpty()
                    ? Optional.<StoredResource>empty()
                    : conditions.one(call.on(), Query.read(afterQuestion(criteria)), call.by());
            return there.map(found -> there(call, found))
                    .orElseGet(() -> written(call, writes.create(call.by(), call.on(), resource)));
        });
    }

    private Answer update(Call call) {
        var resource = resource(call);
        return inOne(() ->
                written(call, call.id().isEmpty() ? updateWhere(call, resource) : update(call, call.id(), resource)));
    }

    private Written update(Call call, String id, ObjectNode resource) {
        return writes.update(call.by(), call.on(), id, resource, call.header("If-Match"), Set.of());
    }

    private Written updateWhere(Call call, ObjectNode resource) {
        return conditions
                .one(call.on(), call.query(), call.by())
                .map(found -> update(call, found.name(), resource))
                .orElseGet(() -> resource.has("id")
                        ? update(call, resource.path("id").asString(""), resource)
                        : writes.create(call.by(), call.on(), resource));
    }

    private Answer patch(Call call) {
        var patch = Patches.read(call.body(), bodies);
        return inOne(() -> written(
                call,
                writes.patch(
                        call.by(),
                        target(call).orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE)),
                        call.header("If-Match"),
                        patch)));
    }

    private Answer delete(Call call) {
        return inOne(() -> {
            var found = target(call);
            if (found.isEmpty() && !call.id().isEmpty()) {
                throw new Rejected(FhirProblem.UNKNOWN_RESOURCE);
            }
            return found.map(there -> deleted(writes.delete(call.by(), there, call.header("If-Match"))))
                    .orElseGet(() -> Answer.empty(204));
        });
    }

    private Optional<StoredResource> target(Call call) {
        return call.id().isEmpty()
                ? conditions.one(call.on(), call.query(), call.by())
                : writes.find(call.on(), call.id());
    }

    private ObjectNode resource(Call call) {
        var resource = bodies.resource(call);
        Writes.requireType(resource, call.on());
        References.local(resource, call.base());
        return resource;
    }

    static Answer deleted(Recorded recorded) {
        return Answer.version(204, Answer.NOTHING, recorded.version(), recorded.at());
    }

    /** {@code Patient?identifier=…} and {@code ?identifier=…} are the same condition. */
    static String afterQuestion(String criteria) {
        return criteria.substring(criteria.indexOf('?') + 1);
    }

    Answer there(Call call, StoredResource found) {
        return Reading.answer(200, found).with("Location", location(call, found.name(), found.version()));
    }

    Answer written(Call call, Written written) {
        var recorded = written.recorded();
        var body = switch (call.prefer(Prefer.Return.REPRESENTATION).answer()) {
            case MINIMAL -> Answer.NOTHING;
            case REPRESENTATION ->
                store.find(recorded.key()).map(StoredResource::bytes).orElse(Answer.NOTHING);
            case OUTCOME -> Json.bytes(outcomes.done(call.language()));
        };
        return Answer.version(written.created() ? 201 : 200, body, recorded.version(), recorded.at())
                .with("Location", location(call, written.name(), recorded.version()));
    }

    private static String location(Call call, String name, int version) {
        return call.base() + "/" + call.on().fhirName() + "/" + name + "/_history/" + version;
    }

    private Answer inOne(Supplier<Answer> work) {
        return Retry.transaction(() -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
