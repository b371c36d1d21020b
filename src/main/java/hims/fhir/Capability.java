package hims.fhir;

import static hims.fhir.Interaction.*;

import hims.platform.Rejected;
import hims.record.ResourceType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The CapabilityStatement, made from the routing table: it cannot promise what is not routed (FHIR-1). */
@Component
class Capability {
    private static final int MOST_BASES = 20;
    private static final String SMART = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final Dispatcher dispatcher;
    private final Instant since;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    Capability(Dispatcher dispatcher, Clock clock) {
        this.dispatcher = dispatcher;
        this.since = clock.instant();
    }

    Answer answer(String method, String base) {
        if (!method.equals("GET")) {
            throw new Rejected(FhirProblem.METHOD_REFUSED, Map.of("method", method, "allow", "GET, HEAD"));
        }
        if (made.size() > MOST_BASES) {
            made.clear();
        }
        return Answer.ok(made.computeIfAbsent(base, _ -> Json.bytes(statement(base))));
    }

    private ObjectNode statement(String base) {
        var statement = Json.resource("CapabilityStatement")
                .put("status", "active")
                .put("date", since.toString())
                .put("publisher", "Delhi HIMS")
                .put("kind", "instance");
        statement.putObject("software").put("name", "Delhi HIMS").put("version", "0.1.0");
        statement.putObject("implementation").put("description", "Delhi HIMS").put("url", base);
        statement.put("fhirVersion", "4.0.1");
        var formats = statement.putArray("format").add("json").add("xml");
        var patches = statement.putArray("patchFormat").add(Patches.JSON_PATCH);
        for (var format : Format.values()) {
            formats.add(format.type());
            patches.add(format.type());
        }
        var rest = statement.putArray("rest").addObject().put("mode", "server");
        rest.put(
                "documentation",
                "A Patient that resembles somebody on record is refused with 409 and the candidates; the header "
                        + PatientWrites.DIFFERENT + " with their ids says that she is somebody else.");
        security(rest.putObject("security"), base);
        var resources = rest.putArray("resource");
        dispatcher.table().types().forEach(type -> resources.add(resource(type)));
        var interactions = rest.putArray("interaction");
        dispatcher.table().ofSystem().forEach(each -> interactions.addObject().put("code", each.code()));
        var operations = dispatcher.table().operationsOfSystem();
        operations.forEach(each -> rest.withArrayProperty("operation").add(operation(each)));
        return statement;
    }

    private static void security(ObjectNode security, String base) {
        security.put("cors", false);
        security.putArray("service")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/restful-security-service")
                .put("code", "SMART-on-FHIR");
        var uris = security.putArray("extension").addObject().put("url", SMART);
        uris.putArray("extension")
                .addObject()
                .put("url", "token")
                .put("valueUri", base.substring(0, base.length() - FhirServlet.BASE.length()) + TokenPages.PATH);
    }

    private ObjectNode resource(ResourceType type) {
        var table = dispatcher.table();
        var offered = table.of(type);
        var resource = Json.object().put("type", type.fhirName());
        var interactions = resource.putArray("interaction");
        offered.forEach(each -> interactions.addObject().put("code", each.code()));
        resource.put("versioning", versioning(type, offered.contains(VREAD)));
        resource.put("readHistory", offered.contains(VREAD));
        resource.put("updateCreate", offered.contains(UPDATE) && type != ResourceType.PATIENT); // health ids are drawn
        var conditions = type != ResourceType.BINARY; // nothing in it could be a condition
        resource.put("conditionalCreate", offered.contains(CREATE) && conditions);
        resource.put("conditionalRead", "full-support");
        resource.put("conditionalUpdate", offered.contains(UPDATE) && conditions);
        resource.put("conditionalDelete", offered.contains(DELETE) && conditions ? "single" : "not-supported");
        table.searchParametersOf(type)
                .forEach(each -> resource.withArrayProperty("searchParam")
                        .addObject()
                        .put("name", each.name())
                        .put("definition", each.definition())
                        .put("type", each.type()));
        table.operationsOf(type)
                .forEach(each -> resource.withArrayProperty("operation").add(operation(each)));
        return resource;
    }

    private static String versioning(ResourceType type, boolean versions) {
        return Types.VERSION_STATED.contains(type) ? "versioned-update" : versions ? "versioned" : "no-version";
    }

    private static ObjectNode operation(Interactions.Operation operation) {
        return Json.object().put("name", operation.name().substring(1)).put("definition", operation.definition());
    }
}
