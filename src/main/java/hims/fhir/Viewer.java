package hims.fhir;

import hims.access.Actor;
import hims.platform.Rejected;
import hims.platform.web.Language;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The API asked by somebody at a page, without the wire: the same router, dispatcher and refusals, so that authority, care
 * relation, labels and audit hold exactly as they do there. Nothing can be changed from here.
 */
@Component
class Viewer {
    private static final String POSSIBLE = "GET, POST _search, POST $validate";

    private final Dispatcher dispatcher;
    private final Capability capability;
    private final Outcomes outcomes;

    Viewer(Dispatcher dispatcher, Capability capability, Outcomes outcomes) {
        this.dispatcher = dispatcher;
        this.capability = capability;
        this.outcomes = outcomes;
    }

    Interactions table() {
        return dispatcher.table();
    }

    /** Never throws: what goes wrong is an OperationOutcome, as on the wire. */
    Answer answer(Asked asked, Actor by, Language language, String base) {
        try {
            return asked.path().equals("metadata")
                    ? capability.answer(asked.method(), base)
                    : dispatcher.answer(call(asked, by, language, base));
        } catch (RuntimeException failure) {
            return outcomes.of(failure, language, "viewer " + asked.method() + " " + asked.path());
        }
    }

    private Call call(Asked asked, Actor by, Language language, String base) {
        var target = Router.read(asked.method(), segments(asked.path()));
        requireHarmless(asked.method(), target);
        var query = Query.read(asked.query());
        var search = asked.method().equals("POST") && target.interaction() != Interaction.OPERATION;
        return new Call(
                target.interaction(),
                target.type(),
                target.id(),
                target.version(),
                target.operation(),
                search ? query.and(Query.read(asked.body().strip())) : query,
                _ -> null,
                search || asked.body().isBlank() ? Body.NONE : body(asked.body()),
                Caller.session(by),
                base,
                language);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", 12))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static Body body(String text) {
        var type = text.stripLeading().startsWith("<") ? "application/fhir+xml" : Format.JSON.type();
        return Body.of(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private void requireHarmless(String method, Router.Target target) {
        var harmless = switch (target.interaction()) {
            case READ, VREAD, HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM, SEARCH_TYPE, SEARCH_SYSTEM -> true;
            case OPERATION -> !changes(target);
            case CREATE, UPDATE, PATCH, DELETE, TRANSACTION, BATCH -> false;
        };
        if (!harmless) {
            throw new Rejected(FhirProblem.METHOD_REFUSED, Map.of("method", method, "allow", POSSIBLE));
        }
    }

    private boolean changes(Router.Target target) {
        var type = target.type();
        var offered = type == null ? table().operationsOfSystem() : table().operationsOf(type);
        return offered.stream()
                .anyMatch(operation -> operation.name().equals(target.operation()) && operation.changes());
    }
}
