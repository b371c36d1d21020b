package hims.fhir;

import hims.access.PersonId;
import hims.fhir.Interactions.Level;
import hims.fhir.Interactions.Operation;
import hims.person.HealthId;
import hims.person.MergeProposals;
import hims.person.MergeProposals.Preview;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.platform.Retry;
import hims.record.FhirJson;
import hims.record.ResourceType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code Patient/$merge} in the manner of R5 (PER-57). A preview says what would move; without {@code preview} the two are put before
 * an identity officer and the answer is 202: no program merges people by itself (PER-16).
 */
@Component
class PatientMerge implements Offers {
    private static final String DEFINITION = "http://hl7.org/fhir/OperationDefinition/Patient-merge";
    private static final Pattern REFERENCE = Pattern.compile("(?:.*/)?Patient/([0-9a-fA-F-]{36})(?:/_history/.*)?");

    private final MergeProposals merges;
    private final Registry registry;
    private final Bodies bodies;

    PatientMerge(MergeProposals merges, Registry registry, Bodies bodies) {
        this.merges = merges;
        this.registry = registry;
        this.bodies = bodies;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.operation(ResourceType.PATIENT, new Operation("$merge", Level.TYPE, DEFINITION, true, this::merge));
    }

    private Answer merge(Call call) {
        var parameters = bodies.resource(call);
        var target = person(parameters, "target-patient");
        var source = person(parameters, "source-patient");
        var by = call.by().actor();
        var preview = Retry.transaction(() -> merges.preview(target, source, by));
        var only = parameter(parameters, "preview")
                .map(value -> value.path("valueBoolean").asBoolean(false))
                .orElse(false);
        if (only || !preview.refusals().isEmpty()) {
            return new Answer(
                    preview.refusals().isEmpty() ? 200 : 422, Json.bytes(answer(parameters, preview)), Map.of());
        }
        Retry.transaction(() -> {
            merges.propose(target, source, by);
            return true;
        });
        return new Answer(202, Json.bytes(answer(parameters, preview)), Map.of());
    }

    private PersonId person(ObjectNode parameters, String name) {
        return parameter(parameters, name)
                .map(value -> value.at("/valueReference/reference").asString(""))
                .map(REFERENCE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> new PersonId(UUID.fromString(found.group(1))))
                .or(() -> byNumber(parameters, name + "-identifier"))
                .orElseThrow(() -> new Rejected(FhirProblem.WRONG_TYPE, Map.of("expected", name)));
    }

    private Optional<PersonId> byNumber(ObjectNode parameters, String name) {
        return parameter(parameters, name)
                .map(value -> value.at("/valueIdentifier/value").asString(""))
                .filter(text -> text.matches("[0-9]{11}"))
                .map(text -> new HealthId(Long.parseLong(text)))
                .flatMap(registry::find)
                .map(Person::id);
    }

    private static Optional<JsonNode> parameter(ObjectNode parameters, String name) {
        return parameters
                .path("parameter")
                .valueStream()
                .filter(each -> each.path("name").asString("").equals(name))
                .findFirst();
    }

    private static ObjectNode answer(ObjectNode input, Preview preview) {
        var answer = Json.resource("Parameters");
        var all = answer.putArray("parameter");
        all.addObject().put("name", "input").set("resource", input);
        all.addObject().put("name", "outcome").set("resource", outcome(preview));
        all.addObject().put("name", "result").set("resource", result(preview));
        return answer;
    }

    private static ObjectNode outcome(Preview preview) {
        var outcome = Outcomes.outcome();
        preview.refusals().forEach(key -> Outcomes.issue(outcome, "error", "business-rule", "Must not be merged", key));
        preview.seconds()
                .forEach(
                        key -> Outcomes.issue(outcome, "warning", "business-rule", "A second officer must agree", key));
        preview.moves().forEach((kind, rows) -> {
            if (rows > 0) {
                Outcomes.issue(outcome, "information", "informational", "Stands under the source", kind + " " + rows);
            }
        });
        if (preview.refusals().isEmpty()) {
            Outcomes.issue(outcome, "information", "informational", "An identity officer decides", "person.pair");
        }
        return outcome;
    }

    /** The survivor as she would be: her own identity line, and whom she replaces. */
    private static ObjectNode result(Preview preview) {
        var patient = Patients.lines(preview.target());
        var link = patient.putArray("link").addObject().put("type", "replaces");
        link.set(
                "other",
                FhirJson.reference(ResourceType.PATIENT, preview.source().id().value(), null));
        return patient;
    }
}
