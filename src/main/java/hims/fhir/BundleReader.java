package hims.fhir;

import hims.platform.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Finds the entries of a Bundle in its bytes without building it: each resource is a slice, read when its turn comes, so that
 * a bundle of 50 MB costs little more than its 50 MB.
 */
final class BundleReader {
    static final int MOST_ENTRIES = 5_000;

    private final JsonParser json;
    private final int most;
    private String type = "";
    private String resourceType = "";
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One entry.
     *
     * @param number from 1, as people count
     * @param from where its resource begins; -1 when it has none
     */
    record Entry(int number, String fullUrl, Request request, int from, int to) {
        boolean hasResource() {
            return from >= 0;
        }
    }

    /** As the Bundle names them; "" for what is not there. */
    record Request(
            String method, String url, String ifMatch, String ifNoneMatch, String ifModifiedSince, String ifNoneExist) {
        static final Request NONE = new Request("", "", "", "", "", "");
    }

    /** @param type batch or transaction */
    record Read(String type, List<Entry> entries) {}

    private BundleReader(byte[] bytes, int most) {
        this.most = most;
        this.json = Json.MAPPER.createParser(bytes);
    }

    /** @throws Rejected BODY_MALFORMED, WRONG_TYPE, TOO_MANY_ENTRIES */
    static Read read(byte[] bytes) {
        return read(bytes, MOST_ENTRIES);
    }

    static Read read(byte[] bytes, int most) {
        var reader = new BundleReader(bytes, most);
        try {
            return reader.read();
        } catch (JacksonException e) {
            throw Bodies.malformed(e, bytes, 0);
        } finally {
            reader.json.close();
        }
    }

    private Read read() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Rejected(FhirProblem.WRONG_TYPE, Map.of("expected", "Bundle"));
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "resourceType" -> resourceType = text();
                case "type" -> type = text();
                case "entry" -> entries();
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw Bodies.malformed(1, 1);
        }
        if (!resourceType.equals("Bundle")) {
            throw new Rejected(FhirProblem.WRONG_TYPE, Map.of("expected", "Bundle"));
        }
        return new Read(type, entries);
    }

    private String text() {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        json.skipChildren();
        return "";
    }

    private void entries() {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw invalid(1, "entry");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() == most) {
                throw new Rejected(FhirProblem.TOO_MANY_ENTRIES, Map.of("limit", most));
            }
            entries.add(entry(entries.size() + 1));
        }
    }

    private Entry entry(int number) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw invalid(number, "entry");
        }
        var fullUrl = "";
        var request = Request.NONE;
        var from = -1;
        var to = -1;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "fullUrl" -> fullUrl = text();
                case "request" -> request = request(number);
                case "resource" -> {
                    if (json.currentToken() != JsonToken.START_OBJECT) {
                        throw invalid(number, "resource");
                    }
                    from = (int) json.currentTokenLocation().getByteOffset();
                    json.skipChildren();
                    to = (int) json.currentLocation().getByteOffset();
                }
                default -> json.skipChildren();
            }
        }
        return new Entry(number, fullUrl, request, from, to);
    }

    private Request request(int number) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw invalid(number, "request");
        }
        var values = new java.util.HashMap<String, String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            values.put(name, text());
        }
        return new Request(
                values.getOrDefault("method", ""),
                values.getOrDefault("url", ""),
                values.getOrDefault("ifMatch", ""),
                values.getOrDefault("ifNoneMatch", ""),
                values.getOrDefault("ifModifiedSince", ""),
                values.getOrDefault("ifNoneExist", ""));
    }

    static Rejected invalid(int number, String part) {
        return new Rejected(
                FhirProblem.ENTRY_INVALID,
                Map.of("entry", number, "part", part, "expression", "Bundle.entry[" + (number - 1) + "]." + part));
    }
}
