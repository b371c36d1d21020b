package hims.fhir;

import hims.org.Org;
import hims.record.FhirJson;
import hims.record.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hospitals, places, staff and medicines of other systems: not ours, so not resources of ours (ADR 20). Remembered by their ids
 * and identifiers, so that what refers to them says who they were.
 */
@Component
class ImportParties {
    private static final String UNIT =
            FhirJson.identifier("unit", "").path("system").asString("");
    private static final Set<String> WHO = Set.of("resourceType", "identifier", "name", "practitioner", "code");

    private final Org org;
    private final ImportSql sql;

    ImportParties(Org org, ImportSql sql) {
        this.org = org;
        this.sql = sql;
    }

    /** In the caller's transaction. @return what of it is remembered: all of a medicine, of others who they are */
    ObjectNode keep(ResourceType type, ObjectNode resource) {
        var kept = resource.deepCopy();
        if (type != ResourceType.MEDICATION) {
            kept.retain(WHO);
        }
        var body = Json.bytes(kept);
        names(resource).distinct().forEach(name -> sql.keep(type, name, body));
        return kept;
    }

    /** The id there, and every number. */
    private static Stream<String> names(ObjectNode resource) {
        var id = resource.path("id").asString("");
        var numbers = resource.path("identifier").valueStream().map(ImportParties::token);
        return Stream.concat(id.isEmpty() ? Stream.empty() : Stream.of(id), numbers)
                .filter(name -> !name.isEmpty());
    }

    private static String token(JsonNode identifier) {
        var value = identifier.path("value").asString("");
        return value.isEmpty() ? "" : identifier.path("system").asString("") + "|" + value;
    }

    /** A unit of this city by its own code, or by the id it has here. */
    Optional<String> ours(ResourceType type, String name) {
        if (type != ResourceType.ORGANIZATION && type != ResourceType.LOCATION) {
            return Optional.empty();
        }
        var code = name.startsWith(UNIT + "|") ? name.substring(UNIT.length() + 1) : "";
        var unit = code.isEmpty()
                ? Reading.direct(type, name)
                        .flatMap(key -> org.find(new hims.access.UnitId(key.id().value())))
                : org.find(code);
        return unit.map(found -> type.fhirName() + "/" + found.id());
    }

    /** @param name an id, or a number as {@code system|value} */
    Optional<ObjectNode> find(ResourceType type, String name) {
        return sql.party(type, name).map(Bodies::parse);
    }

    /** What is left of a reference: type, number and name. */
    static void describe(ObjectNode reference, ResourceType type, JsonNode party, String name) {
        reference.remove("reference");
        reference.put("type", type.fhirName());
        if (!reference.has("identifier")) {
            reference.set("identifier", identifier(party, name));
        }
        var display = display(party);
        if (!display.isBlank() && !reference.has("display")) {
            reference.put("display", display);
        }
    }

    private static JsonNode identifier(JsonNode party, String name) {
        var own = party.path("identifier").path(0);
        if (own.isObject()) {
            return own.deepCopy();
        }
        var cut = name.indexOf('|');
        var identifier = Json.object();
        if (cut > 0) {
            identifier.put("system", name.substring(0, cut));
        }
        return identifier.put("value", name.substring(cut + 1));
    }

    static String display(JsonNode party) {
        var name = party.path("name");
        if (name.isString()) {
            return name.asString("");
        }
        if (name.isArray()) {
            return person(name.path(0));
        }
        var practitioner = party.path("practitioner").path("display").asString("");
        return practitioner.isEmpty() ? concept(party.path("code")) : practitioner;
    }

    private static String person(JsonNode name) {
        var text = name.path("text").asString("");
        var parts = Stream.of(
                name.path("prefix").valueStream(),
                name.path("given").valueStream(),
                Stream.of(name.path("family")),
                name.path("suffix").valueStream());
        return text.isEmpty()
                ? parts.flatMap(part -> part)
                        .map(part -> part.asString(""))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" "))
                : text;
    }

    private static String concept(JsonNode code) {
        var one = code.isArray() ? code.path(0) : code;
        var text = one.path("text").asString("");
        return text.isEmpty() ? one.path("coding").path(0).path("display").asString("") : text;
    }

    /** For the report. */
    static Map<String, String> facts(ResourceType type, ObjectNode party) {
        var facts = new HashMap<String, String>();
        facts.put("type", type.fhirName());
        facts.put("identifier", token(party.path("identifier").path(0)));
        facts.put("name", display(party));
        facts.values().removeIf(String::isEmpty);
        return facts;
    }
}
