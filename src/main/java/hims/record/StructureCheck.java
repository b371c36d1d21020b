package hims.record;

import hims.record.shape.Fault;
import hims.record.shape.Rule;
import hims.record.shape.ShapeCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The checks every write passes (REC-8): FHIR's definition of the type, and that its clinical time can be true. All faults at once. */
final class StructureCheck {
    /** Clocks of devices and counters differ. */
    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(10);

    private StructureCheck() {}

    static List<Fault> faults(ResourceType type, ObjectNode resource, Instant now) {
        var shape = ShapeCheck.faults(resource);
        var dates = dates(type, resource, now);
        if (dates.isEmpty()) {
            return shape;
        }
        var faults = new ArrayList<>(shape);
        dates.stream()
                .filter(date -> shape.stream().noneMatch(fault -> fault.path().startsWith(date.path())))
                .forEach(faults::add);
        return faults;
    }

    private static List<Fault> dates(ResourceType type, ObjectNode resource, Instant now) {
        var structure = Structure.of(type);
        var faults = new ArrayList<Fault>(0);
        for (var name : structure.dates()) {
            var value = resource.get(name);
            if (value == null) {
                continue;
            }
            var span = FhirDates.read(value);
            if (span.isEmpty()) {
                faults.add(fault(type, name, Rule.NOT_A_DATE));
            } else if (structure.past() && span.get().from().isAfter(now.plus(CLOCK_DRIFT))) {
                faults.add(fault(type, name, Rule.FUTURE));
            } else if (!span.get().from().isBefore(span.get().until())) {
                faults.add(fault(type, name, Rule.ENDS_BEFORE_START));
            }
        }
        return faults;
    }

    private static Fault fault(ResourceType type, String element, Rule rule) {
        return new Fault(type.fhirName() + "." + element, rule);
    }
}
