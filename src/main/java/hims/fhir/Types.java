package hims.fhir;

import static hims.record.ResourceType.*;

import hims.record.ResourceType;
import hims.record.shape.Definitions;
import hims.record.shape.Slot;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where the resources of each type come from, and which element says whose they are. */
final class Types {
    /** Rendered from what other modules own. */
    static final Set<ResourceType> CITY =
            EnumSet.of(ORGANIZATION, LOCATION, PRACTITIONER, PRACTITIONER_ROLE, MEDICATION);

    /** Of the program itself, or not built yet. */
    private static final Set<ResourceType> APART = EnumSet.of(
            AUDIT_EVENT,
            BINARY,
            BUNDLE,
            CAPABILITY_STATEMENT,
            CODE_SYSTEM,
            CONCEPT_MAP,
            LINKAGE,
            MESSAGE_HEADER,
            NAMING_SYSTEM,
            OPERATION_DEFINITION,
            OPERATION_OUTCOME,
            PARAMETERS,
            PERSON,
            SEARCH_PARAMETER,
            STRUCTURE_DEFINITION,
            SUBSCRIPTION,
            VALUE_SET);

    /** About nobody: plans, places and things. */
    private static final Set<ResourceType> IMPERSONAL = EnumSet.of(
            ACTIVITY_DEFINITION,
            CHARGE_ITEM_DEFINITION,
            DEVICE_DEFINITION,
            DEVICE_METRIC,
            ENDPOINT,
            GROUP,
            HEALTHCARE_SERVICE,
            MEASURE,
            MEDICATION_KNOWLEDGE,
            PAYMENT_NOTICE,
            PAYMENT_RECONCILIATION,
            PLAN_DEFINITION,
            QUESTIONNAIRE,
            RESEARCH_STUDY,
            SCHEDULE,
            SLOT,
            SUBSTANCE);

    /** Paths to the patient, as the Patient compartment of R4 names them; all others have {@code subject} or {@code patient}. */
    private static final Map<ResourceType, List<String>> PATIENT_AT = Map.ofEntries(
            Map.entry(APPOINTMENT, List.of("participant.actor")),
            Map.entry(APPOINTMENT_RESPONSE, List.of("actor")),
            Map.entry(BINARY, List.of("securityContext")),
            Map.entry(COVERAGE, List.of("beneficiary")),
            Map.entry(PROVENANCE, List.of("target")),
            Map.entry(RESEARCH_SUBJECT, List.of("individual")),
            Map.entry(SUPPLY_REQUEST, List.of("deliverTo")),
            Map.entry(TASK, List.of("for")));

    private static final List<String> USUAL = List.of("subject", "patient");

    /** Kept in the record: every fact of a person, and what is about nobody. A type that can name no person and is neither is not served. */
    static final Set<ResourceType> KEPT = kept();

    /** Those with a history: Binary is kept too, and read and written in its own way. */
    static final Set<ResourceType> VERSIONED = versioned();

    /** What several people put right: who changes it says which version she has read, so that nobody undoes another's correction. */
    static final Set<ResourceType> VERSION_STATED = EnumSet.of(
            ALLERGY_INTOLERANCE, CARE_PLAN, CONDITION, CONSENT, LIST, MEDICATION_REQUEST, MEDICATION_STATEMENT, TASK);

    private Types() {}

    private static Set<ResourceType> versioned() {
        var all = EnumSet.copyOf(KEPT);
        all.add(BINARY);
        return all;
    }

    private static Set<ResourceType> kept() {
        var all = EnumSet.allOf(ResourceType.class);
        all.removeAll(CITY);
        all.removeAll(APART);
        all.removeIf(type -> type != PATIENT && needsPerson(type) && !canNamePerson(type));
        return all;
    }

    private static boolean canNamePerson(ResourceType type) {
        var shape = Definitions.r4().fetchResource(type.fhirName());
        return PATIENT_AT.getOrDefault(type, USUAL).stream()
                .map(path -> path.replaceFirst("\\..*", ""))
                .map(shape::slot)
                .anyMatch(slot -> slot != null && mayBePatient(slot));
    }

    private static boolean mayBePatient(Slot slot) {
        var targets = slot.type().targets();
        return targets.isEmpty() || targets.contains("Patient");
    }

    static boolean needsPerson(ResourceType type) {
        return !IMPERSONAL.contains(type) && type != DEVICE;
    }

    /** The element a reader is told of when the person is missing. */
    static String personElement(ResourceType type) {
        return PATIENT_AT.getOrDefault(type, USUAL).getFirst();
    }

    /** What the resource says it is about, best first: references as they stand. */
    static List<String> about(ResourceType type, JsonNode resource) {
        return PATIENT_AT.getOrDefault(type, USUAL).stream()
                .flatMap(path -> references(resource, path))
                .toList();
    }

    private static java.util.stream.Stream<String> references(JsonNode node, String path) {
        var cut = path.indexOf('.');
        var children = node.path(cut < 0 ? path : path.substring(0, cut));
        var each = children.isArray() ? children.valueStream() : java.util.stream.Stream.of(children);
        return cut < 0
                ? each.map(child -> child.path("reference").asString("")).filter(text -> !text.isEmpty())
                : each.flatMap(child -> references(child, path.substring(cut + 1)));
    }
}
