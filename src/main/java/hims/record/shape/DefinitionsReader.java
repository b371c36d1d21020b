package hims.record.shape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code definitions.txt} and {@code value-sets.txt}; their first lines say how they are written. */
final class DefinitionsReader {
    private static final String ANY = "*";

    private final Map<String, Shape> resources = new TreeMap<>();
    private final Map<String, Shape> types = new HashMap<>();
    /** Parts by their path: {@code Observation.component}. */
    private final Map<String, Shape> parts = new HashMap<>();

    private final Map<String, CodeSet> codeSets;
    private List<ValueType> anyType = List.of();

    private DefinitionsReader(Map<String, CodeSet> codeSets) {
        this.codeSets = codeSets;
    }

    static Definitions read() {
        var reader = new DefinitionsReader(CodeSetReader.read(lines("value-sets.txt")));
        reader.read(lines("definitions.txt"));
        return reader.linked();
    }

    private static List<String> lines(String name) {
        try (var stream = DefinitionsReader.class.getResourceAsStream("/reference/fhir/" + name)) {
            var text = new String(requireNonNull(stream, name).readAllBytes(), UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void read(List<String> lines) {
        for (var at = 0; at < lines.size(); ) {
            var end = at + 1;
            while (end < lines.size() && lines.get(end).startsWith(" ")) {
                end++;
            }
            var head = lines.get(at).split(" ", -1);
            if (head[0].equals(ANY)) {
                anyType = List.of(head).stream().skip(1).map(ValueType::of).toList();
            } else {
                type(head, lines.subList(at + 1, end));
            }
            at = end;
        }
    }

    /** @param head mark, name and base */
    private void type(String[] head, List<String> lines) {
        var resource = head[0].startsWith("R");
        var general = head[0].endsWith("A");
        var kind = resource ? Shape.Kind.RESOURCE : Shape.Kind.TYPE;
        var base = head.length > 2 ? types.get(head[2]) : null;
        var shape = new Shape(head[1], kind, general, elements(head[1], "", base, lines));
        if (resource && !general) {
            resources.put(head[1], shape);
        } else {
            types.put(head[1], shape);
        }
    }

    /** What stands directly under a path; what stands deeper becomes parts. */
    private List<Element> elements(String type, String path, @Nullable Shape base, List<String> lines) {
        var elements = new ArrayList<>(base == null ? List.<Element>of() : base.elements());
        for (var line : lines) {
            var name = line.substring(1, line.indexOf(' ', 1));
            if (name.startsWith(path) && name.indexOf('.', path.length()) < 0) {
                var element = element(name.substring(path.length()), line.substring(line.indexOf(' ', 1) + 1));
                elements.add(element);
                part(type, name, element, lines);
            }
        }
        return elements;
    }

    private void part(String type, String name, Element element, List<String> lines) {
        var base = element.types().getFirst().code();
        if (base.equals("BackboneElement") || base.equals("Element")) {
            var path = type + "." + name;
            var elements = elements(type, name + ".", types.get(base), lines);
            parts.put(path, new Shape(path, Shape.Kind.PART, false, elements));
        }
    }

    /** {@code 0..1 SM code #observation-status}. */
    private Element element(String name, String rest) {
        var words = rest.split(" ", -1);
        var dots = words[0].indexOf("..");
        var max = words[0].substring(dots + 2);
        var choice = name.endsWith("[x]");
        CodeSet codes = null;
        var of = new ArrayList<ValueType>();
        for (var word : List.of(words).subList(2, words.length)) {
            if (word.startsWith("#")) {
                codes = codeSets.get(word.substring(1));
            } else if (word.equals(ANY)) {
                of.addAll(anyType);
            } else {
                of.add(valueType(word));
            }
        }
        return new Element(
                0,
                choice ? name.substring(0, name.length() - 3) : name,
                choice,
                Integer.parseInt(words[0].substring(0, dots)),
                max.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(max),
                words[1].contains("S"),
                words[1].contains("M"),
                words[1].contains("A"),
                List.copyOf(of),
                codes);
    }

    private static ValueType valueType(String word) {
        var open = word.indexOf('(');
        return open < 0
                ? ValueType.of(word)
                : new ValueType(
                        word.substring(0, open),
                        Set.of(word.substring(open + 1, word.length() - 1).split("\\|", -1)));
    }

    /** Types know each other in circles: only when all are read can their slots be filled. */
    private Definitions linked() {
        resources.values().forEach(shape -> link(shape, shape.name()));
        types.values().forEach(shape -> link(shape, shape.name()));
        parts.forEach((path, shape) -> link(shape, path));
        return new Definitions(resources, types, new LinkedHashMap<>(codeSets));
    }

    private void link(Shape shape, String path) {
        for (var element : shape.elements()) {
            for (var type : element.types()) {
                var property = element.property(type);
                var primitive = Primitive.named(type.code());
                if (primitive == null) {
                    var content = content(path, element, type);
                    shape.link(new Slot(element, type, property, property, null, content, false));
                } else {
                    shape.link(new Slot(element, type, property, "_" + property, primitive, null, false));
                    shape.link(new Slot(element, type, "_" + property, property, null, types.get("Element"), true));
                }
            }
        }
    }

    private Shape content(String path, Element element, ValueType type) {
        if (type.code().startsWith("@")) {
            var root = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
            return requireNonNull(parts.get(root + "." + type.code().substring(1)), type.code());
        }
        var part = parts.get(path + "." + element.name());
        return part != null ? part : requireNonNull(types.get(type.code()), type.code());
    }
}
