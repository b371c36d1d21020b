package hims.fhir;

import static hims.fhir.Interaction.*;

import hims.fhir.BundleReader.Entry;
import hims.platform.Rejected;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code POST /fhir}: a batch, whose entries stand alone, or a transaction, which stands or falls as one. */
@Component
class Bundles implements Offers {
    private final Bodies bodies;
    private final Transactions transactions;
    private final Outcomes outcomes;
    private final ObjectProvider<Dispatcher> dispatcher;

    Bundles(Bodies bodies, Transactions transactions, Outcomes outcomes, ObjectProvider<Dispatcher> dispatcher) {
        this.bodies = bodies;
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.dispatcher = dispatcher;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.onSystem(TRANSACTION, this::answer).onSystem(BATCH, this::answer);
    }

    private Answer answer(Call call) {
        var bytes = bodies.json(call.body());
        var bundle = BundleReader.read(bytes);
        return switch (bundle.type()) {
            case "transaction" -> answer("transaction-response", transactions.run(call, bytes, bundle.entries()));
            case "batch" ->
                answer(
                        "batch-response",
                        bundle.entries().stream()
                                .map(entry -> alone(call, bytes, entry))
                                .toList());
            default -> throw new Rejected(FhirProblem.BUNDLE_TYPE);
        };
    }

    private static Answer answer(String type, List<Answer> answers) {
        var writer = new BundleWriter(type);
        answers.forEach(writer::response);
        return Answer.ok(writer.bytes());
    }

    /** As if it had been sent by itself: its failure is its own. */
    private Answer alone(Call call, byte[] bytes, Entry entry) {
        try {
            return dispatcher.getObject().answer(call(call, bytes, entry)).whole();
        } catch (RuntimeException failure) {
            return outcomes.of(failure, call.language(), "batch entry " + entry.number());
        }
    }

    /** The entry as a request of its own. */
    static Call call(Call bundle, byte[] bytes, Entry entry) {
        var request = entry.request();
        var url = request.url();
        var cut = url.indexOf('?');
        var path = Arrays.stream((cut < 0 ? url : url.substring(0, cut)).split("/", 12))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (path.isEmpty() || path.getFirst().contains(":")) {
            throw BundleReader.invalid(entry.number(), "request.url");
        }
        var target = Router.read(request.method().equals("HEAD") ? "GET" : request.method(), path);
        if (target.interaction() == TRANSACTION) {
            throw BundleReader.invalid(entry.number(), "request.url");
        }
        return new Call(
                target.interaction(),
                target.type(),
                target.id(),
                target.version(),
                target.operation(),
                cut < 0 ? Query.NONE : Query.read(url.substring(cut + 1)),
                header -> header(bundle, entry, header),
                body(bytes, entry),
                bundle.by(),
                bundle.base(),
                bundle.language());
    }

    private static String header(Call bundle, Entry entry, String name) {
        var request = entry.request();
        return switch (name) {
            case "If-Match" -> request.ifMatch();
            case "If-None-Match" -> request.ifNoneMatch();
            case "If-Modified-Since" -> request.ifModifiedSince();
            case "If-None-Exist" -> request.ifNoneExist();
            case "Accept" -> Format.JSON.type();
            case "Range" -> "";
            case "Prefer" -> bundle.header("Prefer").isEmpty() ? "return=minimal" : bundle.header("Prefer");
            default -> bundle.header(name);
        };
    }

    /** A patch in a bundle travels as Parameters, or as a Binary that holds a JSON Patch. */
    private static Body body(byte[] bytes, Entry entry) {
        if (!entry.hasResource()) {
            return Body.NONE;
        }
        var slice = Arrays.copyOfRange(bytes, entry.from(), entry.to());
        if (!entry.request().method().equals("PATCH")) {
            return Body.json(slice);
        }
        var resource = Bodies.parse(slice);
        return resource.path("resourceType").asString("").equals("Binary")
                ? Body.of(
                        resource.path("contentType").asString(""),
                        decoded(entry, resource.path("data").asString("")))
                : Body.json(slice);
    }

    private static byte[] decoded(Entry entry, String data) {
        try {
            return java.util.Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException notBase64) {
            throw BundleReader.invalid(entry.number(), "resource.data");
        }
    }
}
