package hims.record;

import hims.access.PersonId;
import hims.access.UnitId;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A visit. It changes by {@link #moved}: {@code record.amend(people, visit.key(), by, EncounterFact.moved(FINISHED, now))}.
 *
 * @param id taken beforehand, so that what happens in the visit can refer to it
 * @param reason complaint in words; empty while unknown
 * @param until null while it lasts
 */
public record EncounterFact(
        ResourceId id,
        PersonId person,
        Kind kind,
        Status status,
        Where where,
        String reason,
        Instant from,
        @Nullable Instant until)
        implements ClinicalFact {

    /** Classes of HL7's v3 ActCode. */
    public enum Kind {
        AMBULATORY("AMB"),
        EMERGENCY("EMER"),
        INPATIENT("IMP"),
        VIRTUAL("VR"),
        HOME("HH");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    public enum Status {
        PLANNED,
        ARRIVED,
        TRIAGED,
        IN_PROGRESS,
        FINISHED,
        CANCELLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The responsible facility and the department in it, with the names they had that day. */
    public record Where(UnitId facility, String facilityName, UnitId department, String departmentName) {}

    public ResourceKey key() {
        return new ResourceKey(ResourceType.ENCOUNTER, id);
    }

    /** For {@link ClinicalRecord#amend}: the next status; the visit ends when it is finished or cancelled. */
    public static UnaryOperator<ObjectNode> moved(Status next, Instant at) {
        return encounter -> {
            if (next == Status.FINISHED || next == Status.CANCELLED) {
                encounter.withObjectProperty("period").put("end", at.toString());
            }
            return encounter.put("status", next.code());
        };
    }

    @Override
    public ObjectNode toResource() {
        var resource = FhirJson.resource(ResourceType.ENCOUNTER)
                .put("id", id.toString())
                .put("status", status.code());
        resource.set(
                "class", FhirJson.object().put("system", Sensitivity.SYSTEM).put("code", kind.code));
        resource.set("serviceType", FhirJson.text(where.departmentName()));
        resource.set("subject", FhirJson.patient(person));
        resource.set("period", FhirJson.period(from, until));
        if (!reason.isEmpty()) {
            resource.set("reasonCode", FhirJson.array(FhirJson.text(reason)));
        }
        var department =
                FhirJson.reference(ResourceType.LOCATION, where.department().value(), where.departmentName());
        resource.set("location", FhirJson.array(FhirJson.object().set("location", department)));
        resource.set(
                "serviceProvider",
                FhirJson.reference(ResourceType.ORGANIZATION, where.facility().value(), where.facilityName()));
        return resource;
    }
}
