package hims.fhir;

import java.io.Serializable;
import java.util.UUID;

/**
 * A request typed at a page of the viewer. It may name a patient, so it is kept in the session and its page has an address
 * that says nothing (UI-5).
 *
 * @param path after the base, without a slash in front
 * @param query as typed, without its question mark
 * @param headers as typed, one on each line; see {@link TypedHeaders}
 */
public record Asked(UUID id, String method, String path, String query, String headers, String body)
        implements Serializable {
    static final int LONGEST_PATH = 4_000;
    static final int LONGEST_HEADERS = 2_000;
    static final int LONGEST_BODY = 100_000;

    /** Of an address as an integrator has it: whole, with {@code /fhir} in front, or from the type on. */
    static Asked read(String method, String address, String headers, String body, String base) {
        var typed = address.strip().replaceAll("\\p{Cntrl}", "");
        var from = typed.startsWith(base) ? typed.substring(base.length()) : typed;
        var plain = from.replaceFirst("^/?fhir(?=[/?]|$)", "").replaceFirst("^/+", "");
        var cut = plain.indexOf('?');
        return new Asked(
                UUID.randomUUID(),
                method,
                cut < 0 ? plain : plain.substring(0, cut),
                cut < 0 ? "" : plain.substring(cut + 1),
                headers,
                body);
    }

    static Asked get(String path, String headers) {
        return read("GET", path, headers, "", "/");
    }

    public String address() {
        return path + (query.isEmpty() ? "" : "?" + query);
    }
}
