package hims.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The checks every write passes (REC-8). Gives all faults, each as {@code element: rule}; never a value, as faults are logged. */
final class StructureCheck {
    private static final Set<String> ALWAYS = Set.of(
            "resourceType",
            "id",
            "meta",
            "implicitRules",
            "language",
            "text",
            "contained",
            "extension",
            "modifierExtension");
    /** Clocks of devices and counters differ. */
    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(10);

    private StructureCheck() {}

    static List<String> faults(ResourceType type, ObjectNode resource, Instant now) {
        var faults = new ArrayList<String>();
        var structure = Structure.of(type);
        resource.propertyNames().stream()
                .filter(name -> !name.startsWith("_") && !ALWAYS.contains(name) && !structure.allows(name))
                .forEach(name -> faults.add(name + ": unknown"));
        structure.requires().stream()
                .filter(name -> isMissing(resource, name))
                .forEach(name -> faults.add(name + ": required"));
        structure
                .codes()
                .forEach((name, codes) -> codes(resource.path(name), code -> {
                    if (!codes.contains(code)) {
                        faults.add(name + ": not one of its codes");
                    }
                }));
        dates(structure, resource, now, faults);
        return faults;
    }

    /** {@code medication[x]} is there as {@code medicationCodeableConcept}. */
    private static boolean isMissing(ObjectNode resource, String name) {
        if (name.endsWith("[x]")) {
            var stem = name.substring(0, name.length() - 3);
            return resource.propertyNames().stream().noneMatch(property -> property.startsWith(stem));
        }
        var value = resource.path(name);
        return value.isEmpty() && !value.isValueNode();
    }

    private static void dates(Structure structure, ObjectNode resource, Instant now, List<String> faults) {
        for (var name : structure.dates()) {
            var value = resource.path(name);
            var span = FhirDates.read(value);
            if (span.isEmpty() && !value.isMissingNode()) {
                faults.add(name + ": not a date");
            }
            span.filter(when -> structure.past() && when.from().isAfter(now.plus(CLOCK_DRIFT)))
                    .ifPresent(_ -> faults.add(name + ": in the future"));
            span.filter(when -> !when.from().isBefore(when.until()))
                    .ifPresent(_ -> faults.add(name + ": ends before it starts"));
        }
    }

    private static void codes(JsonNode value, Consumer<String> each) {
        if (value.isString()) {
            each.accept(value.asString());
        } else if (value.isArray()) {
            value.forEach(item -> codes(item, each));
        } else {
            value.path("coding")
                    .forEach(coding -> each.accept(coding.path("code").asString("")));
        }
    }
}
