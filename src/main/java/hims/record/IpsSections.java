package hims.record;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import hims.record.IpsSection.Kind;
import hims.record.IpsSection.Line;
import hims.record.PatientSummary.Allergies;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which facts stand in which section: those that the clinicians' summary shows, and immunisations, results and procedures. */
final class IpsSections {
    private static final int RESULTS = 40;
    private static final Set<ResourceType> SUMMARISED = Set.of(
            ResourceType.ALLERGY_INTOLERANCE,
            ResourceType.CONDITION,
            ResourceType.MEDICATION_REQUEST,
            ResourceType.MEDICATION_STATEMENT,
            ResourceType.OBSERVATION,
            ResourceType.DEVICE_USE_STATEMENT);
    private static final Set<String> WHAT = Set.of(
            "status",
            "category",
            "code",
            "vaccineCode",
            "valueQuantity",
            "valueCodeableConcept",
            "valueString",
            "conclusion");
    private static final Set<String> DONE =
            Set.of("completed", "in-progress", "final", "amended", "corrected", "appended", "preliminary", "partial");

    private final Map<Kind, IpsSection> sections = new EnumMap<>(Kind.class);
    private final Map<ResourceKey, Fact> facts;
    private final Set<String> resultCodes = new HashSet<>();

    private IpsSections(List<Fact> facts) {
        this.facts = facts.stream().collect(toMap(Fact::key, fact -> fact));
        for (var kind : Kind.values()) {
            sections.put(kind, IpsSection.empty(kind));
        }
    }

    /** @param facts newest first */
    static List<IpsSection> of(List<Fact> facts, Instant now, String patient) {
        var sections = new IpsSections(facts);
        var builder = new SummaryBuilder(now);
        builder.add(
                facts.stream().filter(fact -> SUMMARISED.contains(fact.type())).toList());
        sections.summary(builder.build());
        facts.forEach(sections::other);
        sections.noteAbsent(patient);
        return sections.sections.values().stream()
                .filter(section -> !section.isEmpty())
                .toList();
    }

    private void summary(PatientSummary summary) {
        if (summary.allergies() instanceof Allergies.Listed(var all)) {
            all.forEach(allergy ->
                    add(Kind.ALLERGIES, allergy.key(), words(allergy.substance().text(), allergy.reaction())));
        }
        summary.problems()
                .forEach(problem ->
                        add(Kind.PROBLEMS, problem.key(), problem.problem().text()));
        summary.medicines()
                .forEach(medicine -> add(
                        Kind.MEDICATION,
                        medicine.key(),
                        words(medicine.medicine().text(), medicine.dose())));
        summary.devices()
                .forEach(device ->
                        add(Kind.DEVICES, device.key(), device.device().text()));
        summary.vitals()
                .forEach(vital -> add(
                        Kind.VITAL_SIGNS,
                        vital.key(),
                        words(vital.code().text(), (vital.number() + " " + vital.unit()).strip())));
    }

    private void other(Fact fact) {
        switch (fact.type()) {
            case IMMUNIZATION -> done(Kind.IMMUNIZATIONS, fact, fact.slice(WHAT), "vaccineCode");
            case PROCEDURE -> done(Kind.PROCEDURES, fact, fact.slice(WHAT), "code");
            case DIAGNOSTIC_REPORT -> result(fact, fact.slice(WHAT));
            case OBSERVATION -> observation(fact, fact.slice(WHAT));
            case ALLERGY_INTOLERANCE -> noneKnown(fact);
            default -> {} // in the summary
        }
    }

    private void done(Kind kind, Fact fact, JsonNode json, String what) {
        if (DONE.contains(json.path("status").asString(""))) {
            add(kind, fact.key(), Concept.read(json.path(what)).text());
        }
    }

    private void observation(Fact fact, JsonNode json) {
        var code = Fact.code(json.path("code"));
        if (code.equals(FhirCodes.PREGNANCY_STATUS) || code.equals(FhirCodes.DELIVERY_DATE)) {
            if (resultCodes.add(code)) {
                add(Kind.PREGNANCY, fact.key(), Concept.read(json.path("code")).text());
            }
        } else if (VitalsBuilder.hasCategory(json, "laboratory")
                && resultCodes.add(code.isEmpty() ? fact.key().reference() : code)) {
            result(fact, json);
        }
    }

    private void result(Fact fact, JsonNode json) {
        var results = section(Kind.RESULTS).lines();
        if (results.size() < RESULTS && DONE.contains(json.path("status").asString(""))) {
            add(Kind.RESULTS, fact.key(), words(Concept.read(json.path("code")).text(), value(json)));
        }
    }

    private static String value(JsonNode json) {
        if (json.has("valueQuantity")) {
            var quantity = json.path("valueQuantity");
            return (quantity.path("value").asString("") + " "
                            + quantity.path("unit").asString(""))
                    .strip();
        }
        var words = json.path("valueString").asString(json.path("conclusion").asString(""));
        return json.has("valueCodeableConcept")
                ? Concept.read(json.path("valueCodeableConcept")).text()
                : words;
    }

    /** Somebody asked, and there is none: said when nothing else is listed. */
    private void noneKnown(Fact fact) {
        var json = fact.slice(Set.of("code"));
        var code = Concept.read(json.path("code"));
        if (section(Kind.ALLERGIES).lines().isEmpty() && code.has(Coding.SNOMED, FhirCodes.NO_KNOWN_ALLERGY)) {
            add(Kind.ALLERGIES, fact.key(), code.text());
        }
    }

    /** The three sections that are always there (IPS 2.0): that nothing is known is a statement of its own. */
    private void noteAbsent(String patient) {
        var absent = new IpsAbsent(patient);
        if (section(Kind.PROBLEMS).isEmpty()) {
            section(Kind.PROBLEMS).absent().add(absent.problems());
        }
        if (section(Kind.ALLERGIES).isEmpty()) {
            section(Kind.ALLERGIES).absent().add(absent.allergies());
        }
        if (section(Kind.MEDICATION).isEmpty()) {
            section(Kind.MEDICATION).absent().add(absent.medication());
        }
    }

    private IpsSection section(Kind kind) {
        return requireNonNull(sections.get(kind));
    }

    private void add(Kind kind, ResourceKey key, String words) {
        var fact = facts.get(key);
        if (fact != null) {
            section(kind).lines().add(new Line(fact, words));
        }
    }

    private static String words(String what, String more) {
        return more.isEmpty() ? what : what + ": " + more;
    }
}
