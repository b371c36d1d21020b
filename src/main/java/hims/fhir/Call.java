package hims.fhir;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import hims.platform.web.Language;
import hims.record.ResourceType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request, of its own or out of a bundle.
 *
 * @param id of the resource, "" where the route has none
 * @param version of a vread, "" where the route has none
 * @param operation {@code $everything}, or the type looked for in a compartment; "" where the route has none
 * @param headers by name; null for one that was not sent
 * @param base address of the API, without a slash at its end
 */
public record Call(
        Interaction interaction,
        @Nullable ResourceType type,
        String id,
        String version,
        String operation,
        Query query,
        Function<String, @Nullable String> headers,
        Body body,
        Caller by,
        String base,
        Language language) {

    /** The type of a route that has one. */
    public ResourceType on() {
        return requireNonNull(type);
    }

    public String header(String name) {
        return requireNonNullElse(headers.apply(name), "");
    }

    public Prefer prefer(Prefer.Return otherwise) {
        return Prefer.read(header("Prefer"), otherwise);
    }
}
