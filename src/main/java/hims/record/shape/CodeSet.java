package hims.record.shape;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A value set that can be listed.
 *
 * @param name its address after {@code http://hl7.org/fhir/ValueSet/}, or the whole where it lies elsewhere
 * @param systems by code system the codes and how they are shown, in the order of the specification
 * @param codes of all systems
 */
public record CodeSet(String name, Map<String, Map<String, String>> systems, Set<String> codes) {
    private static final String HL7 = "http://hl7.org/fhir/ValueSet/";

    static CodeSet of(String name, Map<String, Map<String, String>> systems) {
        var codes = new HashSet<String>();
        systems.values().forEach(of -> codes.addAll(of.keySet()));
        return new CodeSet(name, systems, codes);
    }

    public String url() {
        return url(name);
    }

    static String url(String name) {
        return name.startsWith("http") ? name : HL7 + name;
    }

    public boolean has(String system, String code) {
        var of = systems.get(system);
        return of != null && of.containsKey(code);
    }

    @Override
    public String toString() {
        return name;
    }
}
