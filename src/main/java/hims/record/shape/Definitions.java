package hims.record.shape;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All types of one edition of FHIR. Read once, at first use. */
public final class Definitions {
    private static final class Shipped {
        static final Definitions R4 = DefinitionsReader.read();
    }

    private final Map<String, Shape> resources;
    private final Map<String, Shape> types;
    private final Map<String, CodeSet> codeSets;

    Definitions(Map<String, Shape> resources, Map<String, Shape> types, Map<String, CodeSet> codeSets) {
        this.resources = resources;
        this.types = types;
        this.codeSets = codeSets;
    }

    public static Definitions r4() {
        return Shipped.R4;
    }

    /** Null when there is no such resource type, or it is a general one. */
    public @Nullable Shape resource(String type) {
        return resources.get(type);
    }

    public Shape fetchResource(String type) {
        return requireNonNull(resources.get(type), type);
    }

    public Set<String> resourceTypes() {
        return resources.keySet();
    }

    /** A data type: {@code CodeableConcept}, {@code Element}. */
    public Shape type(String name) {
        var shape = types.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("No data type " + name);
        }
        return shape;
    }

    /** The value sets of required bindings that can be listed. */
    public List<CodeSet> codeSets() {
        return List.copyOf(codeSets.values());
    }

    public Optional<CodeSet> codeSet(String url) {
        return codeSets.values().stream().filter(set -> set.url().equals(url)).findFirst();
    }
}
