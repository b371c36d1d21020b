package hims.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.fhir.search.SearchResult.Entry;
import hims.fhir.search.SearchResult.Mode;
import hims.fhir.search.SearchResult.Warning;
import hims.record.FhirJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * A searchset as it is sent: the bytes of the store between those of the Bundle, unread, unless a summary was asked for.
 */
public final class SearchBundle {
    private static final byte[] RESOURCE = bytes("\",\"resource\":");
    private static final byte[] MATCH = bytes(",\"search\":{\"mode\":\"match\"}}");
    private static final byte[] INCLUDE = bytes(",\"search\":{\"mode\":\"include\"}}");
    private static final byte[] OUTCOME = bytes(",\"search\":{\"mode\":\"outcome\"}}");

    private SearchBundle() {}

    /** @param words a warning in the language of the reader */
    public static void write(SearchResult result, OutputStream out, Function<Warning, String> words)
            throws IOException {
        out.write(bytes("{\"resourceType\":\"Bundle\",\"type\":\"searchset\""));
        if (result.total() != null) {
            out.write(bytes(",\"total\":" + result.total()));
        }
        out.write(bytes(",\"link\":[{\"relation\":\"self\",\"url\":\"" + result.self() + "\"}"));
        if (result.next() != null) {
            out.write(bytes(",{\"relation\":\"next\",\"url\":\"" + result.next() + "\"}"));
        }
        out.write(']');
        var separator = ",\"entry\":[";
        for (var entry : result.entries()) {
            out.write(bytes(separator));
            write(entry, result, out);
            separator = ",";
        }
        if (!result.warnings().isEmpty()) {
            out.write(bytes(separator + "{\"resource\":"));
            out.write(bytes(outcome(result, words)));
            out.write(OUTCOME);
            separator = ",";
        }
        out.write(bytes(separator.equals(",") ? "]}" : "}")); // an empty array is not FHIR
    }

    private static void write(Entry entry, SearchResult result, OutputStream out) throws IOException {
        var resource = entry.resource();
        out.write(bytes(
                "{\"fullUrl\":\"" + result.base() + "/" + resource.key().type().fhirName() + "/" + resource.name()));
        out.write(RESOURCE);
        out.write(entry.mode() == Mode.MATCH ? Shaper.shape(resource, result.shape()) : resource.bytes());
        out.write(entry.mode() == Mode.MATCH ? MATCH : INCLUDE);
    }

    private static String outcome(SearchResult result, Function<Warning, String> words) {
        var outcome = FhirJson.object().put("resourceType", "OperationOutcome");
        var issues = outcome.putArray("issue");
        for (var warning : result.warnings()) {
            var issue = issues.addObject().put("severity", "warning").put("code", "not-supported");
            issue.putObject("details").put("text", words.apply(warning));
            warning.facts().forEach((name, value) -> {
                if (name.equals("parameter")) {
                    issue.putArray("expression").add("http." + value);
                }
            });
        }
        return outcome.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
