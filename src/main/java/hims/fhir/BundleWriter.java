package hims.fhir;

import hims.record.ResourceType;
import hims.record.StoredResource;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;

/** Writes a Bundle as a stream; bodies of the store go in as they are. Links first, then entries. */
final class BundleWriter {
    private static final int FIRST_BYTES = 4096;

    private final ByteArrayBuilder buffer = new ByteArrayBuilder(FIRST_BYTES);
    private final JsonGenerator json = Json.MAPPER.createGenerator(buffer);
    private boolean links;
    private boolean entries;

    BundleWriter(String type) {
        json.writeStartObject();
        json.writeStringProperty("resourceType", "Bundle");
        json.writeStringProperty("id", UUID.randomUUID().toString());
        json.writeStringProperty("type", type);
    }

    void link(String relation, String url) {
        if (!links) {
            json.writeName("link");
            json.writeStartArray();
            links = true;
        }
        json.writeStartObject();
        json.writeStringProperty("relation", relation);
        json.writeStringProperty("url", url);
        json.writeEndObject();
    }

    private void startEntry() {
        if (!entries) {
            if (links) {
                json.writeEndArray();
            }
            json.writeName("entry");
            json.writeStartArray();
            entries = true;
        }
        json.writeStartObject();
    }

    /** One version in a history. */
    void version(String base, StoredResource version) {
        startEntry();
        var reference = version.key().type().fhirName() + "/" + version.name();
        json.writeStringProperty("fullUrl", base + "/" + reference);
        if (!version.deleted()) {
            resource(version.key().type() == ResourceType.BINARY ? withoutData(version) : version.bytes());
        }
        json.writeName("request");
        json.writeStartObject();
        json.writeStringProperty("method", version.deleted() ? "DELETE" : version.version() == 1 ? "POST" : "PUT");
        json.writeStringProperty("url", reference);
        json.writeEndObject();
        json.writeName("response");
        json.writeStartObject();
        json.writeStringProperty("status", version.deleted() ? "204" : version.version() == 1 ? "201" : "200");
        json.writeStringProperty("etag", Answer.tag(version.version()));
        json.writeStringProperty("lastModified", version.at().toString());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A history tells of a Binary; what it holds is read by itself. */
    private static byte[] withoutData(StoredResource version) {
        var binary = version.parse();
        binary.withObjectProperty("meta")
                .withArrayProperty("tag")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
                .put("code", "SUBSETTED");
        return Json.bytes(binary);
    }

    /** The answer to one entry of a batch or transaction. */
    void response(Answer answer) {
        startEntry();
        if (answer.body().length > 0 && answer.status() < 400) {
            resource(answer.body());
        }
        json.writeName("response");
        json.writeStartObject();
        json.writeStringProperty("status", Statuses.line(answer.status()));
        header(answer, "Location", "location");
        header(answer, "ETag", "etag");
        HttpDates.read(answer.headers().getOrDefault("Last-Modified", ""))
                .map(Instant::toString)
                .ifPresent(at -> json.writeStringProperty("lastModified", at));
        if (answer.body().length > 0 && answer.status() >= 400) {
            json.writeName("outcome");
            json.writeRawValue(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void header(Answer answer, String header, String element) {
        var value = answer.headers().get(header);
        if (value != null) {
            json.writeStringProperty(element, value);
        }
    }

    private void resource(byte[] body) {
        json.writeName("resource");
        json.flush();
        json.writeRawValue("");
        json.flush();
        buffer.write(body, 0, body.length);
    }

    byte[] bytes() {
        if (entries || links) {
            json.writeEndArray();
        }
        json.writeEndObject();
        json.close();
        return buffer.toByteArray();
    }
}
