package hims.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The elements of all types of FHIR R4, from its StructureDefinitions: for {@link SearchParameterFile}. */
final class FhirElements {
    private static final Pattern WHERE = Pattern.compile("where\\((\\w+)='([^']+)'\\)");
    private static final Pattern RESOLVE = Pattern.compile("where\\(resolve\\(\\) is (\\w+)\\)");
    private static final Pattern AS = Pattern.compile("as\\((\\w+)\\)");

    private record Definition(List<String> types, String reference, boolean required, boolean summary) {}

    private final Map<String, Definition> all = new LinkedHashMap<>();

    void read(InputStream file) throws IOException {
        try {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
            var definitions = document.getElementsByTagName("StructureDefinition");
            for (var n = 0; n < definitions.getLength(); n++) {
                children((Element) definitions.item(n), "snapshot").stream()
                        .flatMap(snapshot -> children(snapshot, "element").stream())
                        .forEach(this::add);
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    private void add(Element element) {
        var types = children(element, "type").stream()
                .map(type -> value(type, "code"))
                .map(FhirElements::plain)
                .toList();
        all.putIfAbsent(
                value(element, "path"),
                new Definition(
                        types,
                        value(element, "contentReference"),
                        !value(element, "min").equals("0"),
                        value(element, "isSummary").equals("true")));
    }

    /** From an element (or a choice already made, {@code path#type}) to what a step of FHIRPath leads to. */
    Map<String, String> step(String json, String element, String step) {
        var as = AS.matcher(step);
        if (as.matches()) {
            var choice = "#" + as.group(1).substring(0, 1).toLowerCase(Locale.ROOT)
                    + as.group(1).substring(1);
            return element.endsWith("#" + as.group(1)) || element.endsWith(choice) ? Map.of(json, element) : Map.of();
        }
        var where = WHERE.matcher(step);
        if (where.matches()) {
            return Map.of(json + "[" + where.group(1) + "=" + where.group(2) + "]", element);
        }
        var resolve = RESOLVE.matcher(step);
        if (resolve.matches()) {
            return typeOf(element).equals("Reference")
                    ? Map.of(json + "[resolve=" + resolve.group(1) + "]", element)
                    : Map.of(json, element);
        }
        return child(json.isEmpty() ? "" : json + ".", element, step);
    }

    private Map<String, String> child(String json, String element, String step) {
        var name = step.replaceFirst("\\[.*", "");
        var index = step.substring(name.length());
        var parent = all.containsKey(element + "." + name) || all.containsKey(element + "." + name + "[x]")
                ? element
                : inside(element);
        if (all.containsKey(parent + "." + name)) {
            return Map.of(json + name + index, parent + "." + name);
        }
        var choice = all.get(parent + "." + name + "[x]");
        if (choice == null) {
            return Map.of();
        }
        var found = new LinkedHashMap<String, String>();
        choice.types()
                .forEach(type -> found.put(
                        json + name + type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1),
                        parent + "." + name + "[x]#" + type));
        return found;
    }

    /** Where the children of an element are described: in its type, or where its content reference points. */
    private String inside(String element) {
        var definition = all.get(element);
        if (definition != null && !definition.reference().isEmpty()) {
            return definition.reference().substring(1);
        }
        return typeOf(element);
    }

    String typeOf(String element) {
        if (element.contains("#")) {
            return element.substring(element.indexOf('#') + 1);
        }
        var definition = all.get(element);
        return definition == null || definition.types().isEmpty()
                ? element
                : definition.types().getFirst();
    }

    /** For each resource type the elements that are part of a summary, and those that must be there. */
    List<String> lines() {
        var summary = new TreeMap<String, List<String>>();
        var required = new TreeMap<String, List<String>>();
        all.forEach((path, definition) -> {
            var dot = path.indexOf('.');
            if (dot > 0
                    && path.indexOf('.', dot + 1) < 0
                    && all.containsKey(path.substring(0, dot) + ".implicitRules")) {
                var type = path.substring(0, dot);
                if (definition.summary()) {
                    summary.computeIfAbsent(type, _ -> new ArrayList<>()).add(path.substring(dot + 1));
                }
                if (definition.required()) {
                    required.computeIfAbsent(type, _ -> new ArrayList<>()).add(path.substring(dot + 1));
                }
            }
        });
        var lines = new ArrayList<>(List.of(
                "# For each resource type of FHIR R4 the elements of its summary, then those that must be there.",
                "# Made by SearchParameterFile from HL7 FHIR R4 (4.0.1), licence CC0 1.0."));
        summary.forEach((type, names) -> lines.add(type + "\t" + String.join(" ", names) + "\t"
                + required.getOrDefault(type, List.of()).stream().collect(Collectors.joining(" "))));
        return lines;
    }

    private static String plain(String type) {
        return type.startsWith("http://hl7.org/fhirpath/System.") ? "string" : type;
    }

    private static String value(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(child -> child.getAttribute("value"))
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
