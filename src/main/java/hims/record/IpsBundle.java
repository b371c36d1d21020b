package hims.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.platform.Ids;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Writes the document: the composition first, then the patient, then every resource once, as its bytes lie in the store. */
final class IpsBundle {
    private static final String PROFILE = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
    /** The author: this program. */
    private static final UUID PROGRAM = UUID.fromString("6d1f3c52-7f0b-8a11-9c01-000000000001");

    private final String base;
    private final Instant now;
    private final UUID id;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);

    IpsBundle(String base, Instant now, UUID id) {
        this.base = base;
        this.now = now;
        this.id = id;
    }

    byte[] write(ObjectNode patient, List<IpsSection> sections) {
        var patientId = patient.path("id").asString("");
        text("{\"resourceType\":\"Bundle\",\"id\":\"" + id + "\",\"meta\":{\"profile\":[\"" + PROFILE
                + "Bundle-uv-ips\"]},\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"urn:uuid:" + id
                + "\"},\"type\":\"document\",\"timestamp\":\"" + now + "\",\"entry\":[");
        var composition = composition(patientId, sections);
        first("Composition/" + composition.path("id").asString(), FhirJson.MAPPER.writeValueAsBytes(composition));
        entry("Patient/" + patientId, FhirJson.MAPPER.writeValueAsBytes(patient));
        entry("Device/" + PROGRAM, FhirJson.MAPPER.writeValueAsBytes(program()));
        Set<ResourceKey> written = new HashSet<>();
        for (var section : sections) {
            section.lines().stream()
                    .map(IpsSection.Line::fact)
                    .filter(fact -> written.add(fact.key()))
                    .forEach(fact -> entry(fact.key().reference(), fact.body()));
            section.absent().forEach(absent -> entry(reference(absent), FhirJson.MAPPER.writeValueAsBytes(absent)));
        }
        text("]}");
        return bytes.toByteArray();
    }

    private ObjectNode composition(String patientId, List<IpsSection> sections) {
        var composition = FhirJson.resource(ResourceType.COMPOSITION)
                .put("id", Ids.next().toString())
                .put("status", "final");
        composition.putObject("meta").putArray("profile").add(PROFILE + "Composition-uv-ips");
        composition.set("type", FhirJson.codeable(new Coding(Coding.LOINC, "60591-5", "Patient summary Document")));
        composition.putObject("subject").put("reference", "Patient/" + patientId);
        composition.put("date", now.toString());
        composition
                .putArray("author")
                .addObject()
                .put("reference", "Device/" + PROGRAM)
                .put("display", "Delhi HIMS");
        composition.put("title", "International Patient Summary");
        var list = composition.putArray("section");
        sections.forEach(section -> list.add(section(section)));
        return composition;
    }

    private static ObjectNode section(IpsSection section) {
        var kind = section.kind();
        var json = FhirJson.object().put("title", kind.title());
        json.set("code", FhirJson.codeable(new Coding(Coding.LOINC, kind.loinc(), kind.title())));
        json.putObject("text").put("status", "generated").put("div", narrative(section));
        var entries = json.putArray("entry");
        section.lines()
                .forEach(line ->
                        entries.addObject().put("reference", line.fact().key().reference()));
        section.absent().forEach(absent -> entries.addObject().put("reference", reference(absent)));
        return json;
    }

    private static String narrative(IpsSection section) {
        var div = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
        if (section.lines().isEmpty()) {
            return div.append("<p>No information.</p></div>").toString();
        }
        div.append("<ul>");
        section.lines().forEach(line -> div.append("<li>").append(escaped(line)).append("</li>"));
        return div.append("</ul></div>").toString();
    }

    private static String escaped(IpsSection.Line line) {
        var words = line.words().isBlank() ? line.fact().type().fhirName() : line.words();
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static ObjectNode program() {
        var device = FhirJson.resource(ResourceType.DEVICE).put("id", PROGRAM.toString());
        device.putArray("deviceName").addObject().put("name", "Delhi HIMS").put("type", "user-friendly-name");
        return device;
    }

    private static String reference(ObjectNode resource) {
        return resource.path("resourceType").asString() + "/"
                + resource.path("id").asString();
    }

    private void entry(String reference, byte[] body) {
        text(",");
        first(reference, body);
    }

    private void first(String reference, byte[] body) {
        text("{\"fullUrl\":\"" + base + "/" + reference + "\",\"resource\":");
        bytes.writeBytes(body);
        text("}");
    }

    private void text(String json) {
        bytes.writeBytes(json.getBytes(UTF_8));
    }
}
