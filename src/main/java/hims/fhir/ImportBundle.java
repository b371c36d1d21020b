package hims.fhir;

import hims.org.Org;
import hims.platform.Rejected;
import hims.record.FhirJson;
import hims.record.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns what another system wrote into a transaction of ours. Its hospitals and staff are not ours: they are left out, and
 * what refers to them keeps their identifier and name instead.
 */
final class ImportBundle {
    private static final String UNIT =
            FhirJson.identifier("unit", "").path("system").asString("");

    private final Org org;
    private final Function<String, Optional<String>> patients;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, ObjectNode> leftOut = new HashMap<>();
    private int logical;

    private record Entry(String fullUrl, ObjectNode resource, String method, String url, String ifNoneExist) {}

    /** @param patients the reference to a patient imported before, by the id she had there */
    ImportBundle(Org org, Function<String, Optional<String>> patients) {
        this.org = org;
        this.patients = patients;
    }

    /** All entries of a bundle; those of a collection become new resources. */
    void addBundle(ObjectNode bundle) {
        bundle.path("entry").forEach(entry -> {
            if (!(entry.path("resource") instanceof ObjectNode resource)) {
                throw BundleReader.invalid(entries.size() + 1, "resource");
            }
            var type = text(resource, "resourceType");
            var request = entry.path("request");
            add(new Entry(
                    text(entry, "fullUrl"),
                    resource,
                    request.path("method").asString("POST"),
                    request.path("url").asString(type),
                    text(request, "ifNoneExist")));
        });
    }

    /** A resource by itself, which keeps its id; a patient is given one by the registry. */
    void add(ObjectNode resource) {
        var type = text(resource, "resourceType");
        var id = text(resource, "id");
        var named = id.isEmpty() ? "" : type + "/" + id;
        var keeps = !id.isEmpty() && !type.equals("Patient");
        add(new Entry(named, resource, keeps ? "PUT" : "POST", keeps ? named : type, ""));
    }

    private void add(Entry entry) {
        var type = ResourceType.named(text(entry.resource(), "resourceType"));
        if (type.isPresent() && Types.CITY.contains(type.get())) {
            leftOut.put(entry.fullUrl(), entry.resource());
        } else {
            entries.add(entry);
        }
    }

    int size() {
        return entries.size();
    }

    /** Resources about the city itself that were not taken. */
    int leftOut() {
        return leftOut.size();
    }

    /** References that became those by identifier and name. */
    int logical() {
        return logical;
    }

    byte[] bytes() {
        var bundle = Json.resource("Bundle").put("type", "transaction");
        var all = bundle.putArray("entry");
        for (var entry : entries) {
            rewrite(entry.resource());
            var one = all.addObject();
            if (!entry.fullUrl().isEmpty()) {
                one.put("fullUrl", entry.fullUrl());
            }
            one.set("resource", entry.resource());
            var request = one.putObject("request").put("method", entry.method()).put("url", entry.url());
            if (!entry.ifNoneExist().isEmpty()) {
                request.put("ifNoneExist", entry.ifNoneExist());
            }
        }
        return Json.bytes(bundle);
    }

    private void rewrite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            medication(object);
            if (object.path("reference").isString()) {
                reference(object);
            }
        }
        if (node.isContainer()) {
            node.forEach(this::rewrite);
        }
    }

    /** What was prescribed matters more than who keeps its list: the code moves into the prescription. */
    private void medication(ObjectNode resource) {
        var medicine = leftOut.get(text(resource.path("medicationReference"), "reference"));
        if (medicine != null && medicine.has("code")) {
            resource.remove("medicationReference");
            resource.set("medicationCodeableConcept", medicine.path("code").deepCopy());
        }
    }

    private void reference(ObjectNode reference) {
        var text = text(reference, "reference");
        var left = leftOut.get(text);
        if (left != null) {
            var name = left.path("name");
            var display = name.isString() ? name.asString("") : text(name.path(0), "text");
            keep(reference, text(left, "resourceType"), left.path("identifier").path(0), display);
            return;
        }
        var type = ResourceType.named(text.replaceAll("[/?].*", ""));
        if (type.isEmpty()) {
            return;
        }
        if (type.get() == ResourceType.PATIENT && text.indexOf('?') < 0) {
            patients.apply(text.substring("Patient/".length())).ifPresent(known -> reference.put("reference", known));
        } else if (Types.CITY.contains(type.get())) {
            city(reference, type.get(), text);
        }
    }

    private void city(ObjectNode reference, ResourceType type, String text) {
        var token = text.contains("?identifier=")
                ? Query.read(text.substring(text.indexOf("?") + 1))
                        .first("identifier")
                        .orElse("")
                : text;
        var cut = token.indexOf('|');
        var system = cut < 0 ? "" : token.substring(0, cut);
        var value = token.substring(cut + 1);
        var ours = system.equals(UNIT) ? org.find(value) : Optional.<hims.org.Unit>empty();
        if (ours.isPresent()) {
            reference.put("reference", type.fhirName() + "/" + ours.get().id());
        } else {
            var identifier = Json.object();
            if (!system.isEmpty()) {
                identifier.put("system", system);
            }
            keep(reference, type.fhirName(), identifier.put("value", value), "");
        }
    }

    private void keep(ObjectNode reference, String type, JsonNode identifier, String display) {
        reference.remove("reference");
        reference.put("type", type);
        if (identifier.isObject()) {
            reference.set("identifier", identifier.deepCopy());
        }
        if (!display.isBlank() && !reference.has("display")) {
            reference.put("display", display);
        }
        logical++;
    }

    /** @throws Rejected BUNDLE_TYPE for a bundle that holds answers or a document */
    static void requireData(ObjectNode bundle) {
        if (!List.of("transaction", "batch", "collection").contains(text(bundle, "type"))) {
            throw new Rejected(FhirProblem.BUNDLE_TYPE);
        }
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
