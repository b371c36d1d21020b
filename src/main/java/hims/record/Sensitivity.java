package hims.record;

import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Confidential classes of facts (REC-7, SEC-24). The code is that of HL7's v3 ActCode, carried in {@code meta.security};
 * the bit is stored in {@code flags}: never changed, never used again.
 */
public enum Sensitivity {
    HIV("HIV", 2),
    MENTAL_HEALTH("PSY", 3),
    SUBSTANCE_USE("ETH", 4),
    REPRODUCTIVE_HEALTH("SEX", 5),
    ABUSE("SDV", 6),
    GENETICS("GDIS", 7);

    static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final String code;
    private final int bit;

    Sensitivity(String code, int bit) {
        this.code = code;
        this.bit = 1 << bit;
    }

    int bit() {
        return bit;
    }

    /** Marks a resource, before it is written, as visible only to readers cleared for these classes. */
    public static ObjectNode label(ObjectNode resource, Set<Sensitivity> classes) {
        var labels = resource.withObjectProperty("meta").withArrayProperty("security");
        classes.forEach(
                label -> labels.add(FhirJson.object().put("system", SYSTEM).put("code", label.code)));
        return resource;
    }

    static Set<Sensitivity> of(JsonNode resource) {
        var found = EnumSet.noneOf(Sensitivity.class);
        for (var label : resource.path("meta").path("security")) {
            for (var known : values()) {
                if (known.code.equals(label.path("code").asString(""))
                        && SYSTEM.equals(label.path("system").asString(""))) {
                    found.add(known);
                }
            }
        }
        return found;
    }
}
