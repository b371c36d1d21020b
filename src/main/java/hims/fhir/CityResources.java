package hims.fhir;

import static hims.fhir.Interaction.READ;
import static hims.fhir.Interaction.SEARCH_TYPE;

import hims.access.UnitId;
import hims.fhir.Interactions.SearchParameter;
import hims.org.Org;
import hims.org.Unit;
import hims.org.UnitKind;
import hims.platform.Rejected;
import hims.record.FhirJson;
import hims.record.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Organizations and Locations, rendered from what {@code org} owns whenever they are asked for: no copy can drift. */
@Component
class CityResources implements Offers {
    private static final int MOST = 500;
    private static final String DEFINITION = "http://hl7.org/fhir/SearchParameter/";

    private final Org org;

    CityResources(Org org) {
        this.org = org;
    }

    @Override
    public void offer(Interactions.Table table) {
        for (var type : List.of(ResourceType.ORGANIZATION, ResourceType.LOCATION)) {
            var name = DEFINITION + type.fhirName();
            table.on(type, READ, this::read)
                    .on(type, SEARCH_TYPE, this::search)
                    .searchedBy(
                            type,
                            List.of(
                                    new SearchParameter("_id", DEFINITION + "Resource-id", "token"),
                                    new SearchParameter("identifier", name + "-identifier", "token"),
                                    new SearchParameter("name", name + "-name", "string")));
        }
    }

    private Answer read(Call call) {
        return Reading.direct(call.on(), call.id())
                .flatMap(key -> org.find(new UnitId(key.id().value())))
                .filter(unit -> is(call.on(), unit))
                .map(unit -> Answer.ok(Json.bytes(resource(call.on(), unit))))
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
    }

    private Answer search(Call call) {
        var wanted = wanted(call.query());
        var found = units().filter(unit -> is(call.on(), unit)).filter(wanted).toList();
        var bundle = Json.resource("Bundle").put("type", "searchset").put("total", found.size());
        var size = call.query().number("_count", 0, MOST, MOST);
        for (var unit : found.stream().limit(size).toList()) {
            var entry = bundle.withArrayProperty("entry").addObject();
            entry.put("fullUrl", call.base() + "/" + call.on().fhirName() + "/" + unit.id());
            entry.set("resource", resource(call.on(), unit));
            entry.putObject("search").put("mode", "match");
        }
        return Answer.ok(Json.bytes(bundle));
    }

    /** All parameters together. @throws Rejected PARAMETER_REFUSED for one we do not know: leaving it out would widen the answer */
    private static Predicate<Unit> wanted(Query query) {
        Predicate<Unit> all = _ -> true;
        for (var parameter : query.values().entrySet()) {
            for (var value : parameter.getValue()) {
                all = all.and(one(parameter.getKey(), value));
            }
        }
        return all;
    }

    private static Predicate<Unit> one(String name, String value) {
        var text = value.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "_id" -> unit -> unit.id().toString().equals(value);
            case "identifier" -> unit -> value.equals(unit.code()) || value.endsWith("|" + unit.code());
            case "name" ->
                unit -> unit.nameEn().toLowerCase(Locale.ROOT).startsWith(text)
                        || unit.nameHi().startsWith(value);
            case "_count", "_format", "_pretty" -> _ -> true;
            default -> throw Query.refused(name);
        };
    }

    private Stream<Unit> units() {
        return org.facilities().stream()
                .flatMap(facility -> Stream.concat(org.find(facility.id()).stream(), below(facility.id())));
    }

    private Stream<Unit> below(UnitId parent) {
        return org.children(parent).stream().flatMap(unit -> Stream.concat(Stream.of(unit), below(unit.id())));
    }

    /** A facility and a department are Organizations; every unit is a place. */
    private static boolean is(ResourceType type, Unit unit) {
        return type == ResourceType.LOCATION || unit.kind() == UnitKind.FACILITY || unit.kind() == UnitKind.DEPARTMENT;
    }

    private static ObjectNode resource(ResourceType type, Unit unit) {
        var resource = Json.resource(type.fhirName()).put("id", unit.id().toString());
        resource.putArray("identifier").add(FhirJson.identifier("unit", unit.code()));
        if (type == ResourceType.LOCATION) {
            resource.put("status", "active");
        } else {
            resource.put("active", true);
        }
        resource.put("name", unit.nameEn());
        resource.putArray("alias").add(unit.nameHi());
        if (type == ResourceType.LOCATION) {
            resource.put("mode", "instance");
            reference(resource, "managingOrganization", ResourceType.ORGANIZATION, Optional.of(unit.facility()));
        }
        var parent = type == ResourceType.LOCATION || unit.kind() == UnitKind.DEPARTMENT
                ? Optional.ofNullable(unit.parent())
                : Optional.<UnitId>empty();
        reference(resource, "partOf", type, parent);
        return resource;
    }

    private static void reference(ObjectNode resource, String element, ResourceType type, Optional<UnitId> target) {
        target.map(UnitId::value).ifPresent((UUID id) -> resource.set(element, FhirJson.reference(type, id, null)));
    }
}
