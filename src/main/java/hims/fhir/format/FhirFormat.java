package hims.fhir.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.databind.node.ObjectNode;

/** The formats of the API. Inside, a resource is always JSON. */
public enum FhirFormat {
    JSON("application/fhir+json") {
        @Override
        public ObjectNode read(InputStream body, ReadLimits limits) {
            return new JsonBody(limits).read(body);
        }

        @Override
        public void write(byte[] json, OutputStream into, boolean pretty) throws IOException {
            into.write(pretty ? JsonBody.pretty(json) : json);
        }
    },
    XML("application/fhir+xml") {
        @Override
        public ObjectNode read(InputStream body, ReadLimits limits) {
            return XmlBody.read(body, limits);
        }

        @Override
        public void write(byte[] json, OutputStream into, boolean pretty) throws IOException {
            XmlWriter.write(JsonBody.trusted(json), into, pretty);
        }
    };

    /** Of XML, as the JSON it means, with no more than one of its entries in memory. @throws MalformedBody */
    public static void bundle(InputStream xml, ReadLimits limits, OutputStream json) {
        XmlBody.bundle(xml, limits, json);
    }

    private final String mediaType;

    FhirFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * One object, well formed, nothing after it. Whether it is a resource, {@code ShapeCheck} says.
     *
     * @throws MalformedBody saying what is wrong in which line
     */
    public abstract ObjectNode read(InputStream body, ReadLimits limits);

    /** @param json a resource that was checked when it was written */
    public abstract void write(byte[] json, OutputStream into, boolean pretty) throws IOException;
}
