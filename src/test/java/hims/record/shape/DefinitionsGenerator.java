package hims.record.shape;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Makes {@code reference/fhir/definitions.txt} and {@code value-sets.txt} from HL7's own definitions, which the artefact
 * {@code hapi-fhir-validation-resources-r4} carries. Run by hand when the edition changes; it needs nothing but the JDK:
 * <pre>{@code
 * java src/test/java/hims/record/shape/DefinitionsGenerator.java \
 *      ~/.m2/repository/ca/uhn/hapi/fhir/hapi-fhir-validation-resources-r4/8.8.1/*.jar src/main/resources/reference/fhir
 * }</pre>
 */
public final class DefinitionsGenerator {
    private static final String MODEL = "org/hl7/fhir/r4/model/";
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SETS = "http://hl7.org/fhir/ValueSet/";
    private static final String SOURCE = """
            # Source: HL7 FHIR R4 (4.0.1, with its technical correction), definitions as published. Licence: CC0 1.0.
            # Made by DefinitionsGenerator (test sources), never by hand.
            """;

    private static final List<String> GENERAL = List.of("Element", "BackboneElement", "Resource", "DomainResource");

    private final Set<String> anyType = new LinkedHashSet<>();
    private final Set<String> boundSets = new TreeSet<>();
    private final Map<String, Element> systems = new HashMap<>();
    private final Map<String, Element> sets = new HashMap<>();

    private DefinitionsGenerator() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[1]);
        try (var jar = new JarFile(args[0])) {
            var generator = new DefinitionsGenerator();
            Files.writeString(folder.resolve("definitions.txt"), generator.definitions(jar));
            Files.writeString(folder.resolve("value-sets.txt"), generator.valueSets(jar));
        }
    }

    private String definitions(JarFile jar) {
        var text = new StringBuilder("""
                # The shape of every FHIR R4 type: element, least and most, flags, types.
                #   Type Base            a type and what it adds to its base; capital R before it: a resource; A: abstract
                #   name least..most flags types    flags: S summary, M modifier, A attribute in XML, - none
                #   types: Reference(targets), * any data type, @path the same content as that element; #set required codes
                # Types stand before those made from them; the line of * says which any data type are.
                """ + SOURCE);
        var types = Stream.of("profile/profiles-types.xml", "profile/profiles-resources.xml")
                .flatMap(file -> resources(jar, file, "StructureDefinition").stream())
                .filter(type -> !value(type, "kind").equals("logical"))
                .filter(type -> !value(type, "kind").equals("primitive-type"))
                .filter(type -> !value(type, "derivation").equals("constraint"))
                .sorted(comparingInt(DefinitionsGenerator::rank))
                .map(this::type)
                .collect(joining());
        return text.append("* ")
                .append(String.join(" ", anyType))
                .append('\n')
                .append(types)
                .toString();
    }

    /** General types first, then those directly made from them, then Age and the like. */
    private static int rank(Element type) {
        var base = value(type, "baseDefinition").replace(BASE, "");
        var step = GENERAL.indexOf(value(type, "type"));
        return step >= 0 ? step : GENERAL.size() + (base.isEmpty() || GENERAL.contains(base) ? 0 : 1);
    }

    private String type(Element type) {
        var name = value(type, "type");
        var mark = (value(type, "kind").equals("resource") ? "R" : "T")
                + (value(type, "abstract").equals("true") ? "A" : "");
        var base = value(type, "baseDefinition").replace(BASE, "");
        var own = children(child(type, "snapshot").orElseThrow(), "element").stream()
                .filter(element -> isOwn(name, element))
                .map(element -> " " + element(name, element) + "\n")
                .collect(joining());
        return mark + " " + name + (base.isEmpty() ? "" : " " + base) + "\n" + own;
    }

    private static boolean isOwn(String type, Element element) {
        var base = child(element, "base").map(b -> value(b, "path")).orElse(value(element, "path"));
        return value(element, "path").contains(".") && base.startsWith(type + ".");
    }

    private String element(String type, Element element) {
        var flags = (value(element, "isSummary").equals("true") ? "S" : "")
                + (value(element, "isModifier").equals("true") ? "M" : "")
                + (value(element, "representation").equals("xmlAttr") ? "A" : "");
        return Stream.of(
                        value(element, "path").substring(type.length() + 1),
                        value(element, "min") + ".." + value(element, "max"),
                        flags.isEmpty() ? "-" : flags,
                        types(type, element) + binding(element))
                .collect(joining(" "));
    }

    private String types(String type, Element element) {
        var content = value(element, "contentReference");
        if (!content.isEmpty()) {
            return "@" + content.substring(content.indexOf('.') + 1);
        }
        var types = new LinkedHashMap<String, Set<String>>();
        for (var each : children(element, "type")) {
            var code = code(type, value(element, "path"), each);
            var targets = types.computeIfAbsent(code, _ -> new LinkedHashSet<>());
            children(each, "targetProfile")
                    .forEach(target -> targets.add(target.getAttribute("value").replace(BASE, "")));
        }
        if (types.size() > 40) {
            if (!anyType.isEmpty() && !anyType.equals(types.keySet())) {
                throw new IllegalStateException("Two meanings of any type: " + value(element, "path"));
            }
            anyType.addAll(types.keySet());
            return "*";
        }
        return types.entrySet().stream()
                .map(entry -> entry.getValue().isEmpty()
                                || entry.getValue().contains("Resource")
                                || entry.getKey().equals("canonical")
                        ? entry.getKey()
                        : entry.getKey() + "(" + String.join("|", entry.getValue()) + ")")
                .collect(joining(" "));
    }

    /** Ids and the like are strings of FHIRPath in the definitions; an extension names their type in FHIR. */
    private static String code(String type, String path, Element each) {
        var code = value(each, "code");
        if (!code.startsWith("http://hl7.org/fhirpath/")) {
            return code;
        }
        return switch (path) {
            case "Resource.id" -> "id";
            case "Extension.url" -> "uri";
            case "Element.id" -> "string";
            default -> throw new IllegalStateException(type + " " + path);
        };
    }

    private String binding(Element element) {
        var binding = child(element, "binding");
        if (binding.isEmpty() || !value(binding.get(), "strength").equals("required")) {
            return "";
        }
        var url = value(binding.get(), "valueSet").replaceFirst("\\|.*", "");
        boundSets.add(url);
        return " #" + url.replace(SETS, "");
    }

    private String valueSets(JarFile jar) {
        for (var file : List.of("valuesets", "v3-codesystems", "v2-tables")) {
            resources(jar, "valueset/" + file + ".xml", "CodeSystem").forEach(s -> systems.put(value(s, "url"), s));
            resources(jar, "valueset/" + file + ".xml", "ValueSet").forEach(s -> sets.put(value(s, "url"), s));
        }
        var text = new StringBuilder("""
                # The value sets of required bindings: a set, its code systems, their codes with display; open: any code of its syntax.
                """ + SOURCE);
        for (var url : boundSets) {
            var name = url.replace(SETS, "");
            var codes = expand(url);
            text.append(name).append(codes.isEmpty() ? "\topen" : "").append('\n');
            codes.ifPresent(all -> all.forEach((system, concepts) -> {
                text.append('\t').append(system).append('\n');
                concepts.forEach((code, display) -> text.append("\t\t")
                        .append(code)
                        .append('\t')
                        .append(display.strip().replaceAll("\\s+", " "))
                        .append('\n'));
            }));
        }
        return text.toString();
    }

    /** Codes with their display by system; empty when the set cannot be listed: languages, MIME types, what other bodies own. */
    private Optional<Map<String, Map<String, String>>> expand(String url) {
        var set = sets.get(url);
        if (set == null) {
            return Optional.empty();
        }
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var include : children(child(set, "compose").orElseThrow(), "include")) {
            var part = include(include);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            part.get()
                    .forEach((system, codes) -> all.computeIfAbsent(system, _ -> new LinkedHashMap<>())
                            .putAll(codes));
        }
        for (var exclude : children(child(set, "compose").orElseThrow(), "exclude")) {
            include(exclude)
                    .orElseThrow()
                    .forEach((system, codes) ->
                            codes.keySet().forEach(all.getOrDefault(system, new HashMap<>())::remove));
        }
        return Optional.of(all);
    }

    private Optional<Map<String, Map<String, String>>> include(Element include) {
        var imported = children(include, "valueSet");
        if (!imported.isEmpty()) {
            return expand(imported.getFirst().getAttribute("value"));
        }
        var system = value(include, "system");
        var codes = new LinkedHashMap<String, String>();
        var listed = children(include, "concept");
        var known = systems.get(system);
        if (!listed.isEmpty()) {
            var displays = new LinkedHashMap<String, String>();
            if (known != null) {
                concepts(known, displays);
            }
            listed.forEach(concept -> codes.put(
                    value(concept, "code"), displays.getOrDefault(value(concept, "code"), value(concept, "display"))));
        } else if (known == null || !value(known, "content").equals("complete")) {
            return Optional.empty();
        } else {
            var filter = child(include, "filter");
            concepts(filter.isEmpty() ? known : filtered(known, filter.get()), codes);
            filter.filter(f -> value(f, "op").equals("is-a"))
                    .ifPresent(f -> codes.putIfAbsent(value(f, "value"), value(filtered(known, f), "display")));
        }
        return Optional.of(new LinkedHashMap<>(Map.of(system, codes)));
    }

    private static Element filtered(Element system, Element filter) {
        if (!value(filter, "property").equals("concept")) {
            throw new IllegalStateException("filter " + value(filter, "property"));
        }
        var all = system.getElementsByTagName("concept");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(concept -> value(concept, "code").equals(value(filter, "value")))
                .findFirst()
                .orElseThrow();
    }

    private static void concepts(Element parent, Map<String, String> into) {
        for (var concept : children(parent, "concept")) {
            into.put(value(concept, "code"), value(concept, "display"));
            concepts(concept, into);
        }
    }

    private static List<Element> resources(JarFile jar, String file, String type) {
        try (var stream = jar.getInputStream(jar.getEntry(MODEL + file))) {
            var bundle =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
            return children(bundle.getDocumentElement(), "entry").stream()
                    .flatMap(entry -> child(entry, "resource").stream())
                    .flatMap(resource -> child(resource, type).stream())
                    .toList();
        } catch (IOException | ParserConfigurationException | SAXException broken) {
            throw new IllegalStateException(file, broken);
        }
    }

    private static String value(Element parent, String name) {
        return child(parent, name).map(child -> child.getAttribute("value")).orElse("");
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
