package hims.fhir;

import hims.access.Actor;
import hims.access.Role;
import hims.platform.Commands;
import hims.platform.Rejected;
import hims.platform.web.Frames;
import hims.platform.web.Language;
import hims.record.Clearance;
import hims.record.RecordSearch;
import hims.record.ResourceType;
import hims.record.SearchRequest;
import hims.record.SearchScope;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The API asked by somebody at a page, without the wire: the same router, dispatcher and refusals, so that authority, care
 * relation, labels and audit hold exactly as they do there.
 */
@Component
class Viewer {
    /** Counts are exact up to here (UI-13). */
    static final int COUNTED = 1_000;

    private static final String ROUTE = "fhir.viewer";

    private final Dispatcher dispatcher;
    private final Capability capability;
    private final Outcomes outcomes;
    private final RecordSearch record;
    private final Commands commands;
    private final Frames frames;

    Viewer(
            Dispatcher dispatcher,
            Capability capability,
            Outcomes outcomes,
            RecordSearch record,
            Commands commands,
            Frames frames) {
        this.dispatcher = dispatcher;
        this.capability = capability;
        this.outcomes = outcomes;
        this.record = record;
        this.commands = commands;
        this.frames = frames;
    }

    /** Who asks, and how she is answered. */
    record Asker(Actor by, Language language, String base) {}

    /** Citizens have pages of their own; what each member of staff may see, the API itself decides. @throws Rejected UNKNOWN_ROUTE */
    Asker asker(Actor by, HttpServletRequest request) {
        if (by.role() == Role.CITIZEN) {
            throw new Rejected(FhirProblem.UNKNOWN_ROUTE);
        }
        return new Asker(by, frames.of(request).language(), FhirServlet.base(request));
    }

    Interactions table() {
        return dispatcher.table();
    }

    /**
     * How many of a type there are in the whole city, up to one more than {@link #COUNTED}: a number without any condition tells
     * of nobody. Empty where the API only answers for one patient.
     */
    OptionalLong count(ResourceType type, Asker asker) {
        if (Types.KEPT.contains(type)) {
            var scope = SearchScope.everybody(Clearance.of(asker.by()));
            return OptionalLong.of(record.count(SearchRequest.of(type, List.of(), scope, 1), COUNTED + 1));
        }
        var total = Json.MAPPER
                .readTree(look(Asked.get(type.fhirName() + "?_count=0", ""), asker)
                        .body())
                .path("total");
        return total.isNumber() ? OptionalLong.of(total.asLong()) : OptionalLong.empty();
    }

    /** Whether it may leave something behind; what leads nowhere does not. */
    boolean changes(Asked asked) {
        try {
            return changes(Router.read(asked.method(), segments(asked.path())));
        } catch (Rejected refused) {
            return false;
        }
    }

    private boolean changes(Router.Target target) {
        return switch (target.interaction()) {
            case READ, VREAD, HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM, SEARCH_TYPE, SEARCH_SYSTEM -> false;
            case CREATE, UPDATE, PATCH, DELETE, TRANSACTION, BATCH -> true;
            case OPERATION -> operationChanges(target);
        };
    }

    private boolean operationChanges(Router.Target target) {
        var type = target.type();
        var offered = type == null ? table().operationsOfSystem() : table().operationsOf(type);
        return offered.stream()
                .anyMatch(operation -> operation.name().equals(target.operation()) && operation.changes());
    }

    /** Never throws: what goes wrong is an OperationOutcome, as on the wire. Changes nothing, whatever is asked. */
    Answered look(Asked asked, Asker asker) {
        if (changes(asked)) {
            throw new IllegalArgumentException("A page that is only looked at cannot ask for a change");
        }
        return answer(asked, asker);
    }

    /**
     * Carries out what may change something, once for each key of a form: pressed again it is not sent again.
     *
     * @return empty when it was sent before; the id of that request is in {@code sent}
     */
    Sent change(Asked asked, Asker asker, String key) {
        var hash =
                Commands.hash((asked.method() + "\n" + asked.address() + "\n" + asked.headers() + "\n" + asked.body())
                        .getBytes(StandardCharsets.UTF_8));
        var mine = asked.id().toString();
        var first = commands.once(key, asker.by().user().value(), ROUTE, hash, () -> mine);
        return first.equals(mine) ? new Sent(first, answer(asked, asker)) : new Sent(first, null);
    }

    /** @param answer null for a second press, whose first one has it */
    record Sent(String id, @Nullable Answered answer) {}

    private Answered answer(Asked asked, Asker asker) {
        var headers = TypedHeaders.read(asked.headers());
        var format = Format.JSON;
        var started = System.nanoTime();
        Answer answer;
        try {
            var query = Query.read(asked.query());
            format = Format.wanted(query.first("_format"), headers.getOrDefault("Accept", ""));
            answer = asked.path().equals("metadata")
                    ? capability.answer(asked.method(), asker.base())
                    : dispatcher.answer(call(asked, query, headers, asker));
        } catch (RuntimeException failure) {
            answer = outcomes.of(failure, asker.language(), "viewer " + asked.method() + " " + asked.path());
        }
        return Answered.of(answer, format, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    private static Call call(Asked asked, Query query, Map<String, String> headers, Asker asker) {
        var target = Router.read(asked.method(), segments(asked.path()));
        var form = asked.method().equals("POST")
                && (target.interaction() == Interaction.SEARCH_TYPE
                        || target.interaction() == Interaction.SEARCH_SYSTEM);
        return new Call(
                target.interaction(),
                target.type(),
                target.id(),
                target.version(),
                target.operation(),
                form ? query.and(Query.read(asked.body().strip())) : query,
                headers::get,
                form || asked.method().equals("GET") || asked.body().isBlank() ? Body.NONE : body(asked, headers),
                Caller.session(asker.by()),
                asker.base(),
                asker.language());
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", 12))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /** What the sender calls it, else what it looks like: a patch is a list, XML begins with a bracket. */
    private static Body body(Asked asked, Map<String, String> headers) {
        var text = asked.body().stripLeading();
        var guess = text.startsWith("<")
                ? Format.XML.type()
                : asked.method().equals("PATCH") && text.startsWith("[") ? Patches.JSON_PATCH : Format.JSON.type();
        return Body.of(headers.getOrDefault("Content-Type", guess), asked.body().getBytes(StandardCharsets.UTF_8));
    }
}
