package hims.record;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a reference names: {@code Encounter/0197…}. */
public record ResourceKey(ResourceType type, ResourceId id) {
    private static final Pattern LOCAL = Pattern.compile(
            "([A-Z][A-Za-z]+)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/_history/\\d+)?");

    public String reference() {
        return type.fhirName() + "/" + id.value();
    }

    /** Empty for what is no reference to a resource of this server: {@code #contained}, {@code urn:…}, other servers. */
    public static Optional<ResourceKey> find(String reference) {
        var match = LOCAL.matcher(reference);
        return match.matches()
                ? ResourceType.named(match.group(1))
                        .map(type -> new ResourceKey(type, ResourceId.parse(match.group(2))))
                : Optional.empty();
    }

    /** A Patient lies with its person's facts, whatever kind of id the person has. */
    short bucket() {
        return type == ResourceType.PATIENT ? Buckets.hash(id.value()) : Buckets.of(id.value());
    }
}
