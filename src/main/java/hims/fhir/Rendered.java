package hims.fhir;

import static hims.fhir.Interaction.READ;
import static hims.fhir.Interaction.SEARCH_TYPE;

import hims.fhir.Interactions.SearchParameter;
import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resources of one type made from what another module owns, whenever they are asked for: no copy can drift.
 *
 * @param all asks whether the caller may, and gives what there is in a steady order
 * @param id as the resource shows it
 */
record Rendered<T>(
        ResourceType type,
        Function<Caller, Stream<T>> all,
        Function<T, String> id,
        Function<T, ObjectNode> render,
        List<By<T>> searched) {
    private static final int MOST = 500;
    private static final String DEFINITION = "http://hl7.org/fhir/SearchParameter/";

    /** A search parameter. */
    record By<V>(String name, String kind, BiPredicate<V, String> fits) {}

    void offer(Interactions.Table table) {
        var parameters = Stream.concat(
                        Stream.of(new SearchParameter("_id", DEFINITION + "Resource-id", "token")),
                        searched.stream()
                                .map(by -> new SearchParameter(
                                        by.name(), DEFINITION + type.fhirName() + "-" + by.name(), by.kind())))
                .toList();
        table.on(type, READ, this::read).on(type, SEARCH_TYPE, this::search).searchedBy(type, parameters);
    }

    private Answer read(Call call) {
        return all.apply(call.by())
                .filter(one -> id.apply(one).equals(call.id()))
                .findFirst()
                .map(one -> Answer.ok(Json.bytes(render.apply(one))))
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
    }

    private Answer search(Call call) {
        var wanted = wanted(call.query());
        var found = all.apply(call.by()).filter(wanted).toList();
        var bundle = Json.resource("Bundle").put("type", "searchset").put("total", found.size());
        found.stream().limit(call.query().number("_count", 0, MOST, MOST)).forEach(one -> {
            var entry = bundle.withArrayProperty("entry").addObject();
            entry.put("fullUrl", call.base() + "/" + type.fhirName() + "/" + id.apply(one));
            entry.set("resource", render.apply(one));
            entry.putObject("search").put("mode", "match");
        });
        return Answer.ok(Json.bytes(bundle));
    }

    /** All parameters together. @throws Rejected PARAMETER_REFUSED for one we do not know: leaving it out would widen the answer */
    private Predicate<T> wanted(Query query) {
        Predicate<T> all = _ -> true;
        for (var parameter : query.values().entrySet()) {
            for (var value : parameter.getValue()) {
                all = all.and(one(parameter.getKey(), value));
            }
        }
        return all;
    }

    private Predicate<T> one(String name, String value) {
        return switch (name) {
            case "_id" -> one -> id.apply(one).equals(value);
            case "_count", "_format", "_pretty" -> _ -> true;
            default ->
                searched.stream()
                        .filter(by -> by.name().equals(name))
                        .findFirst()
                        .<Predicate<T>>map(by -> one -> by.fits().test(one, value))
                        .orElseThrow(() -> Query.refused(name));
        };
    }

    /** {@code code}, {@code system|code} or {@code |code}. */
    static boolean token(String system, String code, String asked) {
        var cut = asked.indexOf('|');
        return cut < 0
                ? asked.equals(code)
                : asked.substring(cut + 1).equals(code)
                        && (cut == 0 || asked.substring(0, cut).equals(system));
    }

    static boolean reference(String type, String id, String asked) {
        return asked.equals(id) || asked.equals(type + "/" + id);
    }
}
