package hims.fhir;

import hims.fhir.BundleReader.Entry;
import hims.fhir.BundleReader.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/**
 * What stands or falls together: a resource in a line, a bundle, or one entry of a batch.
 *
 * @param line from 1
 * @param number what counts as done with it: a line, or an entry of a batch
 * @param bundled whether the entries are those of a bundle
 */
@SuppressWarnings("ArrayRecordComponent") // read once, changed by nobody
record ImportUnit(long line, long number, byte[] bytes, boolean bundled, List<Entry> entries) {

    /** Where a resource came from: an entry from 1, or 0 for a resource by itself. */
    record Place(long line, int entry) {}

    static ImportUnit resource(long line, byte[] bytes) {
        return new ImportUnit(line, line, bytes, false, List.of(new Entry(0, "", Request.NONE, 0, bytes.length)));
    }

    static ImportUnit bundle(long line, byte[] bytes, List<Entry> entries) {
        return new ImportUnit(line, line, bytes, true, entries);
    }

    /** Entries of a batch stand alone. */
    static List<ImportUnit> batch(byte[] bytes, List<Entry> entries) {
        return entries.stream()
                .map(entry -> new ImportUnit(1, entry.number(), bytes, true, List.of(entry)))
                .collect(Collectors.toList());
    }

    Place place(Entry entry) {
        return new Place(line, entry.number());
    }

    Place place() {
        return entries.size() == 1 ? place(entries.getFirst()) : new Place(line, 0);
    }

    /** The type a resource says it is, read past the rest; "" where it says none. */
    static String type(byte[] bytes, int from, int to) {
        try (var json = Json.MAPPER.createParser(bytes, from, to - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            for (var name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals("resourceType")) {
                    return json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "";
                }
                json.skipChildren();
            }
            return "";
        } catch (JacksonException broken) {
            return ""; // whoever reads it whole will say where
        }
    }

    /** Of the bytes: the same bundle is known by it wherever it lies. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
