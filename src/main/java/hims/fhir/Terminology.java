package hims.fhir;

import static hims.fhir.Interaction.READ;
import static hims.fhir.Interaction.SEARCH_TYPE;
import static hims.record.ResourceType.CODE_SYSTEM;
import static hims.record.ResourceType.CONCEPT_MAP;
import static hims.record.ResourceType.VALUE_SET;

import hims.fhir.Interactions.Level;
import hims.fhir.Interactions.Operation;
import hims.fhir.Interactions.SearchParameter;
import hims.fhir.terms.TermOperations;
import hims.platform.Rejected;
import hims.record.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ObjectNode;

/** The shipped code systems, value sets and maps, and the operations on them. They tell of no person: scopes are enough. */
@Component
class Terminology implements Offers {
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final String SEARCHES = "http://hl7.org/fhir/SearchParameter/";

    private final TermOperations terms;
    private final Bodies bodies;

    Terminology(TermOperations terms, Bodies bodies) {
        this.terms = terms;
        this.bodies = bodies;
    }

    @Override
    public void offer(Interactions.Table table) {
        for (var type : List.of(CODE_SYSTEM, VALUE_SET, CONCEPT_MAP)) {
            table.on(type, READ, this::read)
                    .on(type, SEARCH_TYPE, this::search)
                    .searchedBy(
                            type,
                            List.of(
                                    new SearchParameter("_id", SEARCHES + "Resource-id", "token"),
                                    new SearchParameter("url", SEARCHES + "conformance-url", "uri"),
                                    new SearchParameter("title", SEARCHES + "conformance-title", "string")));
        }
        operation(table, CODE_SYSTEM, Level.TYPE, "$lookup", terms::lookup);
        operation(table, CODE_SYSTEM, Level.TYPE, "$validate-code", terms::validateInSystem);
        operation(table, CODE_SYSTEM, Level.INSTANCE, "$validate-code", terms::validateInSystem);
        operation(table, VALUE_SET, Level.TYPE, "$expand", terms::expand);
        operation(table, VALUE_SET, Level.INSTANCE, "$expand", terms::expand);
        operation(table, VALUE_SET, Level.TYPE, "$validate-code", terms::validateInSet);
        operation(table, VALUE_SET, Level.INSTANCE, "$validate-code", terms::validateInSet);
        operation(table, CONCEPT_MAP, Level.TYPE, "$translate", terms::translate);
    }

    private void operation(
            Interactions.Table table, ResourceType type, Level level, String name, UnaryOperator<ObjectNode> work) {
        var definition = "http://hl7.org/fhir/OperationDefinition/" + type.fhirName() + "-" + name.substring(1);
        table.operation(
                type,
                new Operation(
                        name, level, definition, false, call -> Answer.ok(Json.bytes(work.apply(parameters(call))))));
    }

    /** On an instance its address counts, whatever else is sent. */
    private ObjectNode parameters(Call call) {
        var parameters = Parameters.read(call, bodies);
        if (!call.id().isEmpty()) {
            parameters
                    .withArrayProperty("parameter")
                    .insertObject(0)
                    .put("name", "url")
                    .put("valueUri", fetch(call).path("url").asString(""));
        }
        return parameters;
    }

    private Answer read(Call call) {
        return Answer.ok(Json.bytes(fetch(call)));
    }

    private ObjectNode fetch(Call call) {
        return find(call.on(), call.id()).orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
    }

    private Optional<ObjectNode> find(ResourceType type, String idOrUrl) {
        return type == CODE_SYSTEM
                ? terms.codeSystem(idOrUrl)
                : type == VALUE_SET ? terms.valueSet(idOrUrl) : terms.conceptMap(idOrUrl);
    }

    /** The lists are fixed while the program runs: a page goes on by counting. */
    private Answer search(Call call) {
        var found = found(call);
        var size = call.query().number("_count", 0, MOST, USUAL);
        var from = call.query().number("_offset", 0, Integer.MAX_VALUE, 0);
        var bundle = Json.resource("Bundle").put("type", "searchset").put("total", found.size());
        if (size > 0 && from + size < found.size()) {
            bundle.putArray("link").addObject().put("relation", "next").put("url", next(call, size, from + size));
        }
        for (var url : found.stream().skip(from).limit(size).toList()) {
            var resource = find(call.on(), url).orElseThrow();
            var entry = bundle.withArrayProperty("entry").addObject();
            entry.put("fullUrl", address(call) + "/" + resource.path("id").asString(""));
            entry.set("resource", resource);
            entry.putObject("search").put("mode", "match");
        }
        return Answer.ok(Json.bytes(bundle));
    }

    private static String next(Call call, int size, int from) {
        var title = call.query().first("title");
        return address(call) + "?_count=" + size + "&_offset=" + from
                + title.map(text -> "&title=" + UriUtils.encode(text, StandardCharsets.UTF_8))
                        .orElse("");
    }

    private static String address(Call call) {
        return call.base() + "/" + call.on().fhirName();
    }

    /** Addresses of those that meet every parameter. @throws Rejected PARAMETER_REFUSED: leaving one out would widen the answer */
    private List<String> found(Call call) {
        var all = urls(call.on());
        for (var parameter : call.query().values().entrySet()) {
            for (var value : parameter.getValue()) {
                all = one(call.on(), parameter.getKey(), value, all);
            }
        }
        return all;
    }

    private List<String> urls(ResourceType type) {
        return type == CODE_SYSTEM ? terms.codeSystems() : type == VALUE_SET ? terms.valueSets() : terms.conceptMaps();
    }

    private List<String> one(ResourceType type, String name, String value, List<String> all) {
        return switch (name) {
            case "url", "_id" ->
                find(type, value)
                        .filter(found -> found.path(name.equals("_id") ? "id" : "url")
                                .asString("")
                                .equals(value))
                        .map(found -> found.path("url").asString(""))
                        .filter(all::contains)
                        .map(List::of)
                        .orElse(List.of());
            case "title" ->
                all.stream().filter(url -> hasTitle(type, url, value)).toList();
            case "_count", "_offset", "_format", "_pretty" -> all;
            default -> throw Query.refused(name);
        };
    }

    private boolean hasTitle(ResourceType type, String url, String start) {
        return find(type, url)
                .map(found -> found.path("title").asString("").toLowerCase(Locale.ROOT))
                .filter(title -> title.startsWith(start.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
