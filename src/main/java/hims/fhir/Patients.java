package hims.fhir;

import hims.fhir.Interactions.Level;
import hims.fhir.Interactions.Operation;
import hims.person.Match;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.platform.Retry;
import hims.record.FhirJson;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Patients through the API: {@code create} and {@code $match}. */
@Component
class Patients implements Offers {
    private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";

    private final PatientWrites patients;
    private final Registry registry;
    private final Conditions conditions;
    private final Writing writing;
    private final Bodies bodies;
    private final TransactionTemplate transaction;

    Patients(
            PatientWrites patients,
            Registry registry,
            Conditions conditions,
            Writing writing,
            Bodies bodies,
            TransactionTemplate transaction) {
        this.patients = patients;
        this.registry = registry;
        this.conditions = conditions;
        this.writing = writing;
        this.bodies = bodies;
        this.transaction = transaction;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.on(ResourceType.PATIENT, Interaction.CREATE, this::create)
                .operation(
                        ResourceType.PATIENT,
                        new Operation(
                                "$match",
                                Level.TYPE,
                                "http://hl7.org/fhir/OperationDefinition/Patient-match",
                                false,
                                this::match));
    }

    private Answer create(Call call) {
        var patient = bodies.resource(call);
        Writes.requireType(patient, ResourceType.PATIENT);
        var criteria = call.header("If-None-Exist");
        var there = criteria.isEmpty()
                ? Optional.<StoredResource>empty()
                : conditions.one(ResourceType.PATIENT, Query.read(Writing.afterQuestion(criteria)), call.by());
        if (there.isPresent()) {
            return writing.there(call, there.get());
        }
        patients.requireNobodyAlike(call, patient);
        return Retry.transaction(() -> Objects.requireNonNull(
                transaction.execute(_ -> writing.written(call, patients.create(call, patient)))));
    }

    /** Those on record who may be the one described, by the registry's own comparison; identity lines only (SEC-22). */
    private Answer match(Call call) {
        var parameters = bodies.resource(call);
        var described = parameters
                .path("parameter")
                .valueStream()
                .filter(each -> each.path("name").asString("").equals("resource"))
                .findFirst()
                .map(each -> each.path("resource"))
                .orElse(parameters);
        if (!(described instanceof ObjectNode patient)) {
            throw new Rejected(FhirProblem.WRONG_TYPE, Map.of("expected", "Patient"));
        }
        Writes.requireType(patient, ResourceType.PATIENT);
        var found =
                registry.alike(PatientReader.read(patient, List.of()), call.by().actor());
        return Answer.ok(Json.bytes(bundle(call, found)));
    }

    private static ObjectNode bundle(Call call, List<Match> found) {
        var bundle = Json.resource("Bundle").put("type", "searchset").put("total", found.size());
        for (var match : found) {
            var entry = bundle.withArrayProperty("entry").addObject();
            entry.put("fullUrl", call.base() + "/Patient/" + match.person().id());
            entry.set("resource", lines(match.person()));
            var search = entry.putObject("search");
            search.putArray("extension").addObject().put("url", GRADE).put("valueCode", PatientWrites.grade(match));
            search.put("mode", "match").put("score", match.probable() ? 0.9 : 0.5);
        }
        return bundle;
    }

    private static ObjectNode lines(Person person) {
        var patient = Json.resource("Patient").put("id", person.id().toString());
        patient.putArray("identifier")
                .add(FhirJson.identifier("health-id", person.healthId().digits()));
        if (!person.name().full().isBlank()) {
            patient.putArray("name").addObject().put("text", person.name().full());
        }
        patient.put("gender", person.sex().name().toLowerCase(Locale.ROOT));
        var birth = person.birth();
        if (birth != null) {
            patient.put("birthDate", String.valueOf(birth.year()));
        }
        return patient;
    }
}
