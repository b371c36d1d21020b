package hims.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes {@code reference/fhir/search-parameters.tsv} and {@code elements.tsv} from HL7's own definitions, which the jar
 * hapi-fhir-validation-resources-r4 carries: {@code SearchParameterFile <jar> <folder>}. FHIRPath becomes plain JSON paths
 * with their data type, so that the program neither parses nor guesses.
 */
public final class SearchParameterFile {
    private static final String MODEL = "org/hl7/fhir/r4/model/";
    /** Data types a kind of parameter can be read from; an alternative of another type never holds a value. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "token",
            List.of(
                    "CodeableConcept",
                    "Coding",
                    "Identifier",
                    "ContactPoint",
                    "code",
                    "boolean",
                    "string",
                    "uri",
                    "id",
                    "canonical",
                    "oid",
                    "Presence"),
            "reference",
            List.of("Reference", "canonical", "uri", "url", "Resource"),
            "string",
            List.of("string", "markdown", "HumanName", "Address", "code", "uri"),
            "date",
            List.of("date", "dateTime", "instant", "Period", "Timing"),
            "quantity",
            List.of("Quantity", "Money", "Range", "Age", "Duration", "Count", "SimpleQuantity", "MoneyQuantity"),
            "number",
            List.of("decimal", "integer", "positiveInt", "unsignedInt", "Range"),
            "uri",
            List.of("uri", "url", "canonical", "oid", "uuid"),
            "special",
            List.of("BackboneElement"));

    private final FhirElements elements;
    private final Map<String, JsonNode> byUrl = new TreeMap<>();

    private SearchParameterFile(FhirElements elements) {
        this.elements = elements;
    }

    public static void main(String[] args) throws IOException {
        try (var jar = new JarFile(args[0])) {
            var elements = new FhirElements();
            elements.read(jar.getInputStream(jar.getEntry(MODEL + "profile/profiles-types.xml")));
            elements.read(jar.getInputStream(jar.getEntry(MODEL + "profile/profiles-resources.xml")));
            var bundle =
                    JsonMapper.shared().readTree(jar.getInputStream(jar.getEntry(MODEL + "sp/search-parameters.json")));
            var folder = Path.of(args[1]);
            Files.write(folder.resolve("search-parameters.tsv"), new SearchParameterFile(elements).lines(bundle));
            Files.write(folder.resolve("elements.tsv"), elements.lines());
        }
    }

    private List<String> lines(JsonNode bundle) {
        var all = bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .toList();
        all.forEach(parameter -> byUrl.put(parameter.path("url").asString(), parameter));
        var rows = all.stream()
                .flatMap(parameter ->
                        parameter.path("base").valueStream().flatMap(base -> line(parameter, base.asString()).stream()))
                .sorted()
                .toList();
        var lines = new ArrayList<>(
                List.of(
                        "# Every search parameter of FHIR R4: type, name, kind, paths, targets or components, definition.",
                        "# A path is element names of the JSON with [field=value], [index] or [resolve=Type], then the data type.",
                        "# A component is its kind and its paths, relative to the path of the composite; ^ is the resource. Target * is any type.",
                        "# Made by SearchParameterFile from HL7 FHIR R4 (4.0.1), licence CC0 1.0. A change asks for a re-index."));
        lines.addAll(rows);
        return lines;
    }

    private List<String> line(JsonNode parameter, String base) {
        var kind = parameter.path("type").asString();
        var expression = parameter.path("expression").asString("");
        var paths = kind.equals("composite") ? roots(expression, base) : paths(expression, base, base, kind);
        if (paths.isEmpty()) {
            System.err.println("no path: " + base + "." + parameter.path("code").asString() + " " + expression);
            return List.of();
        }
        var last = kind.equals("composite") ? components(parameter, base, expression) : targets(parameter);
        var definition = parameter.path("url").asString();
        return List.of(String.join(
                "\t",
                base,
                parameter.path("code").asString(),
                kind,
                String.join(" ", paths),
                last,
                definition.substring(definition.lastIndexOf('/') + 1)));
    }

    private static String targets(JsonNode parameter) {
        var targets =
                parameter.path("target").valueStream().map(JsonNode::asString).toList();
        return targets.size() > 100 ? "*" : String.join(" ", targets);
    }

    private List<String> roots(String expression, String base) {
        return alternatives(expression)
                .filter(path -> path.equals(base) || path.startsWith(base + "."))
                .map(path -> path.equals(base) ? "." : path.substring(base.length() + 1))
                .toList();
    }

    /** Components may start at another element than the resource, so the type there is found first. */
    private String components(JsonNode parameter, String base, String expression) {
        var root = alternatives(expression)
                .filter(path -> path.startsWith(base))
                .toList()
                .getLast();
        return parameter
                .path("component")
                .valueStream()
                .map(component -> {
                    var definition = Objects.requireNonNull(
                            byUrl.get(component.path("definition").asString()));
                    var kind = definition.path("type").asString();
                    var inner = component.path("expression").asString();
                    var paths = inner.startsWith("%resource.")
                            ? paths(base + inner.substring(9), base, base, kind).stream()
                                    .map(path -> "^" + path)
                                    .toList()
                            : paths(inner, "", root, kind);
                    return kind + "=" + String.join(",", paths);
                })
                .collect(Collectors.joining(" "));
    }

    private List<String> paths(String expression, String prefix, String root, String kind) {
        if (expression.contains(".exists()")) { // Patient.deceased.exists() and Patient.deceased != false
            return List.of("deceased:Presence");
        }
        return alternatives(expression)
                .filter(path -> path.matches("[a-z].*") || path.startsWith(prefix + "."))
                .flatMap(path ->
                        resolve(root, path.startsWith(prefix + ".") ? path.substring(prefix.length() + 1) : path))
                .filter(path -> Objects.requireNonNull(TYPES.get(kind)).contains(path.substring(path.indexOf(':') + 1)))
                .distinct()
                .toList();
    }

    /** {@code (X.y as Z)} is written {@code X.y.as(Z)}. */
    private static Stream<String> alternatives(String expression) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at < expression.length(); at++) {
            var c = expression.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                parts.add(expression.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(expression.substring(start));
        return parts.stream()
                .map(String::strip)
                .map(part -> part.startsWith("(") ? part.substring(1, part.length() - 1) : part)
                .map(part -> part.replaceFirst(" as (\\w+)$", ".as($1)"));
    }

    private Stream<String> resolve(String root, String path) {
        var found = new LinkedHashMap<String, String>(Map.of("", root)); // JSON path to the name of the element
        for (var step : path.split("\\.(?![^(]*\\))", -1)) {
            var next = new LinkedHashMap<String, String>();
            found.forEach((json, element) -> next.putAll(elements.step(json, element, step)));
            found.clear();
            found.putAll(next);
        }
        return found.entrySet().stream().map(end -> end.getKey() + ":" + elements.typeOf(end.getValue()));
    }
}
