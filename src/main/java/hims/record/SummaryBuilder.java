package hims.record;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import hims.record.PatientSummary.ActiveProblem;
import hims.record.PatientSummary.Alert;
import hims.record.PatientSummary.Allergies;
import hims.record.PatientSummary.Allergy;
import hims.record.PatientSummary.CurrentMedicine;
import hims.record.PatientSummary.Implant;
import hims.record.PatientSummary.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a summary from facts that come newest first. */
final class SummaryBuilder {
    private static final int VISITS = 5;
    private static final Set<String> ALLERGY =
            Set.of("clinicalStatus", "verificationStatus", "criticality", "code", "recorder", "reaction");
    private static final Set<String> CONDITION = Set.of("clinicalStatus", "verificationStatus", "category", "code");
    private static final Set<String> MEDICINE = Set.of(
            "status", "medicationCodeableConcept", "requester", "informationSource", "dosageInstruction", "dosage");
    private static final Set<String> ENCOUNTER =
            Set.of("status", "class", "serviceType", "serviceProvider", "reasonCode");
    private static final Set<String> DEVICE = Set.of("status", "type", "device", "deviceName");
    private static final Set<String> FLAG = Set.of("status", "code");

    private final Instant asOf;
    private final List<Allergy> allergies = new ArrayList<>();
    private final Map<String, ActiveProblem> problems = new LinkedHashMap<>();
    private final List<CurrentMedicine> medicines = new ArrayList<>();
    private final List<Implant> devices = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final VitalsBuilder vitals;
    private Allergies.@Nullable NoneKnown noneKnown;

    SummaryBuilder(Instant asOf) {
        this.asOf = asOf;
        this.vitals = new VitalsBuilder(asOf);
    }

    SummaryBuilder add(List<Fact> facts) {
        facts.forEach(this::add);
        return this;
    }

    PatientSummary build() {
        return new PatientSummary(
                asOf,
                allergyStatus(),
                List.copyOf(problems.values()),
                medicines,
                vitals.latest(),
                vitals.bloodGroup(),
                vitals.pregnancy(),
                devices,
                alerts,
                visits,
                allergiesContradict());
    }

    private void add(Fact fact) {
        switch (fact.type()) {
            case ALLERGY_INTOLERANCE -> allergy(fact, fact.slice(ALLERGY));
            case CONDITION -> problem(fact, fact.slice(CONDITION));
            case MEDICATION_REQUEST, MEDICATION_STATEMENT -> medicine(fact, fact.slice(MEDICINE));
            case OBSERVATION -> vitals.add(fact);
            case DEVICE, DEVICE_USE_STATEMENT -> device(fact, fact.slice(DEVICE));
            case FLAG -> alert(fact, fact.slice(FLAG));
            case ENCOUNTER -> visit(fact, fact.slice(ENCOUNTER));
            default -> throw new IllegalArgumentException(fact.type().fhirName());
        }
    }

    /** Records that became one may say that none is known and name one, or judge one substance in two ways: somebody asks her (PER-56). */
    private boolean allergiesContradict() {
        var judged = allergies.stream()
                .filter(allergy -> !allergy.criticality().isEmpty())
                .collect(groupingBy(
                        allergy -> allergy.substance().text().toLowerCase(Locale.ROOT),
                        mapping(Allergy::criticality, toSet())));
        return (noneKnown != null && !allergies.isEmpty())
                || judged.values().stream().anyMatch(ways -> ways.size() > 1);
    }

    private Allergies allergyStatus() {
        if (!allergies.isEmpty()) {
            return new Allergies.Listed(allergies);
        }
        return noneKnown == null ? new Allergies.NotRecorded() : noneKnown;
    }

    private void allergy(Fact fact, JsonNode json) {
        if (!isCurrent(json)) {
            return;
        }
        var substance = Concept.read(json.path("code"));
        if (substance.has(Coding.SNOMED, FhirCodes.NO_KNOWN_ALLERGY)) {
            var by = json.path("recorder").path("display").asString("");
            noneKnown = noneKnown == null ? new Allergies.NoneKnown(by, fact.from()) : noneKnown;
            return;
        }
        var reaction = json.path("reaction").path(0);
        allergies.add(new Allergy(
                fact.key(),
                substance,
                json.path("criticality").asString(""),
                Concept.read(reaction.path("manifestation").path(0)).text(),
                Fact.code(json.path("verificationStatus")).equals("confirmed"),
                fact.from()));
    }

    /** A diagnosis of one visit is no problem until somebody puts it on the list. */
    private void problem(Fact fact, JsonNode json) {
        var category = Fact.code(json.path("category").path(0));
        if (isCurrent(json) && (category.isEmpty() || category.equals("problem-list-item"))) {
            var problem = Concept.read(json.path("code"));
            var confirmed = Fact.code(json.path("verificationStatus")).equals("confirmed");
            var same = problem.codings().isEmpty()
                    ? problem.text()
                    : problem.codings().getFirst().code();
            problems.putIfAbsent(same, new ActiveProblem(fact.key(), problem, confirmed, fact.from()));
        }
    }

    private static boolean isCurrent(JsonNode json) {
        var clinical = Fact.code(json.path("clinicalStatus"));
        var verification = Fact.code(json.path("verificationStatus"));
        return !clinical.equals("inactive")
                && !clinical.equals("remission")
                && !clinical.equals("resolved")
                && !verification.equals("refuted");
    }

    /** Being taken now: within its course, even when all of it was handed out; without a known end, while it is active. */
    private void medicine(Fact fact, JsonNode json) {
        var status = json.path("status").asString("");
        var dosage =
                json.path(json.has("dosage") ? "dosage" : "dosageInstruction").path(0);
        var until = FhirDates.read(dosage.path("timing").path("repeat").path("boundsPeriod"))
                .map(FhirDates.Interval::until)
                .filter(end -> !end.equals(Instant.MAX))
                .orElse(null);
        var within = until == null ? status.equals("active") : until.isAfter(asOf);
        if (within && (status.equals("active") || status.equals("completed"))) {
            var by = json.path(json.has("requester") ? "requester" : "informationSource");
            medicines.add(new CurrentMedicine(
                    fact.key(),
                    Concept.read(json.path("medicationCodeableConcept")),
                    dosage.path("text").asString(""),
                    by.path("display").asString(""),
                    fact.from(),
                    until));
        }
    }

    private void device(Fact fact, JsonNode json) {
        if (!json.path("status").asString("active").equals("active")) {
            return;
        }
        var named = json.path("device")
                .path("display")
                .asString(json.path("deviceName").path(0).path("name").asString(""));
        var device = json.has("type") ? Concept.read(json.path("type")) : Concept.words(named);
        devices.add(new Implant(fact.key(), device, fact.from()));
    }

    private void alert(Fact fact, JsonNode json) {
        if (json.path("status").asString("").equals("active") && fact.until().isAfter(asOf)) {
            alerts.add(new Alert(fact.key(), Concept.read(json.path("code")), fact.from()));
        }
    }

    private void visit(Fact fact, JsonNode json) {
        var status = json.path("status").asString("");
        if (visits.size() < VISITS && !status.equals("cancelled") && !status.equals("planned")) {
            visits.add(Visits.read(fact, json, status));
        }
    }
}
