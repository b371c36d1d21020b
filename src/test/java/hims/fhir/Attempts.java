package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.fhir.Hospital.Wire;
import hims.record.ResourceType;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every interaction and operation that the CapabilityStatement names, on a resource of each type about one patient. What the
 * statement learns to promise is tried without a change here.
 */
final class Attempts {
    private final PersonId patient;
    private final Map<ResourceType, String> ids = new HashMap<>();
    private final List<String> uncreated = new ArrayList<>();
    private final List<Attempt> all = new ArrayList<>();

    /** How an attempt is answered to those who may not. */
    enum Kind {
        /** Of one resource, or a write: refused. */
        ONE,
        /** A search or the history of a type: answered, without what is the patient's. */
        LIST
    }

    record Attempt(
            ResourceType type,
            String interaction,
            Kind kind,
            String method,
            String path,
            String body,
            String contentType) {

        HttpResponse<String> by(Wire wire) {
            return wire.send(method, path, body, "Content-Type", contentType, "X-Requested-With", "test");
        }

        boolean writes() {
            return !method.equals("GET") && !interaction.startsWith("$");
        }
    }

    /** @param owner who may create and read what is tried */
    Attempts(Wire owner, PersonId patient) {
        this.patient = patient;
        for (var resource : json(owner.get("/metadata")).at("/rest/0/resource")) {
            var type = ResourceType.named(resource.path("type").asString()).orElseThrow();
            ids.put(type, id(owner, type, resource));
            resource.path("interaction")
                    .forEach(each -> all.add(attempt(type, each.path("code").asString())));
            resource.path("operation")
                    .forEach(each -> operation(type, each.path("name").asString()));
        }
        assertThat(uncreated).isEmpty();
        assertThat(all).hasSizeGreaterThan(500);
    }

    List<Attempt> all() {
        return all;
    }

    /** Whether the type is about the patient, or about nobody and open to all who may read at all. */
    static boolean personal(ResourceType type) {
        return type == ResourceType.AUDIT_EVENT
                || (Types.VERSIONED.contains(type) && (Types.needsPerson(type) || type == ResourceType.DEVICE));
    }

    /** No word of the patient and what is hers among what was found; the links of a page repeat what was asked. */
    void assertNoTrace(Attempt attempt, HttpResponse<String> answer) {
        var found = attempt.kind() == Kind.LIST && answer.statusCode() == 200
                ? json(answer).path("entry").toString()
                : answer.body();
        assertThat(found).as(attempt.toString()).doesNotContain(patient.toString());
        if (attempt.type() != ResourceType.AUDIT_EVENT && personal(attempt.type())) {
            assertThat(found).as(attempt.toString()).doesNotContain(id(attempt.type()));
        }
    }

    String id(ResourceType type) {
        return ids.getOrDefault(type, patient.toString());
    }

    ObjectNode body(ResourceType type, PersonId person) {
        var body = Minimal.of(type, person);
        if (type == ResourceType.DEVICE) {
            body.putObject("patient").put("reference", "Patient/" + person);
        }
        return body;
    }

    private String id(Wire owner, ResourceType type, JsonNode stated) {
        var creates = stated.path("interaction")
                .valueStream()
                .anyMatch(each -> each.path("code").asString().equals("create"));
        if (type == ResourceType.PATIENT) {
            return patient.toString();
        }
        if (!creates) {
            return firstFound(owner, type);
        }
        var created =
                owner.send("POST", "/" + type.fhirName(), body(type, patient).toString());
        if (created.statusCode() != 201) {
            uncreated.add(type + " " + created.body());
            return "none";
        }
        return type == ResourceType.BINARY // which answers without its data
                ? Hospital.header(created, "Location").replaceAll(".*/Binary/|/_history.*", "")
                : json(created).path("id").asString();
    }

    private String firstFound(Wire owner, ResourceType type) {
        var search = owner.get(
                "/" + type.fhirName() + (type == ResourceType.AUDIT_EVENT ? "?patient=" + patient : "?_count=1"));
        return json(search).at("/entry/0/resource/id").asString("none");
    }

    private Attempt attempt(ResourceType type, String code) {
        var path = "/" + type.fhirName();
        var one = path + "/" + id(type);
        return switch (code) {
            case "read" -> one(type, code, "GET", one, "");
            case "vread" -> one(type, code, "GET", one + "/_history/1", "");
            case "history-instance" -> one(type, code, "GET", one + "/_history", "");
            case "create" -> one(type, code, "POST", path, sent(type).toString());
            case "update" ->
                one(type, code, "PUT", one, sent(type).put("id", id(type)).toString());
            case "patch" -> new Attempt(type, code, Kind.ONE, "PATCH", one, "[]", "application/json-patch+json");
            case "delete" -> one(type, code, "DELETE", one, "");
            case "history-type" -> list(type, code, path + "/_history?_count=200");
            case "search-type" -> list(type, code, path + "?" + searched(type));
            default -> throw new AssertionError("Nobody tries " + code + " of " + type);
        };
    }

    private ObjectNode sent(ResourceType type) {
        var sent = body(type, patient);
        if (type == ResourceType.PATIENT) {
            sent.put("gender", "female").putArray("name").addObject().put("text", "Attempt");
        }
        return sent;
    }

    private String searched(ResourceType type) {
        return type == ResourceType.AUDIT_EVENT ? "patient=" + patient : "_id=" + id(type);
    }

    private void operation(ResourceType type, String name) {
        var path = "/" + type.fhirName();
        switch (type.fhirName() + "/" + name) {
            case "Patient/everything", "Patient/summary" ->
                all.add(one(type, "$" + name, "GET", path + "/" + patient + "/$" + name, ""));
            case "Observation/lastn" -> all.add(list(type, "$" + name, path + "/$lastn?patient=" + patient));
            case "Patient/merge" ->
                all.add(one(type, "$merge", "POST", path + "/$merge", """
                        {"resourceType":"Parameters","parameter":[
                        {"name":"source-patient","valueReference":{"reference":"Patient/%s"}},
                        {"name":"target-patient","valueReference":{"reference":"Patient/%s"}}]}""".formatted(patient, patient)));
            case "Patient/match" ->
                all.add(one(type, "$match", "POST", path + "/$match", sent(type).toString()));
            default -> {
                // of terminology and the like: no patient in it, tried with the tokens in TokenTest
            }
        }
    }

    private static Attempt one(ResourceType type, String code, String method, String path, String body) {
        return new Attempt(type, code, Kind.ONE, method, path, body, "application/fhir+json");
    }

    private static Attempt list(ResourceType type, String code, String path) {
        return new Attempt(type, code, Kind.LIST, "GET", path, "", "application/fhir+json");
    }
}
