package hims.fhir;

import hims.fhir.Interactions.Level;
import hims.fhir.Interactions.Operation;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Patients through the API: created, corrected and matched by the rules of the registry. */
@Component
class Patients implements Offers {
    private static final int MOST = 5;
    private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";

    private final PatientWrites patients;
    private final Writes writes;
    private final Registry registry;
    private final Conditions conditions;
    private final Writing writing;
    private final Bodies bodies;
    private final TransactionTemplate transaction;

    Patients(
            PatientWrites patients,
            Writes writes,
            Registry registry,
            Conditions conditions,
            Writing writing,
            Bodies bodies,
            TransactionTemplate transaction) {
        this.patients = patients;
        this.writes = writes;
        this.registry = registry;
        this.conditions = conditions;
        this.writing = writing;
        this.bodies = bodies;
        this.transaction = transaction;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.on(ResourceType.PATIENT, Interaction.CREATE, this::create)
                .on(ResourceType.PATIENT, Interaction.UPDATE, this::update)
                .on(ResourceType.PATIENT, Interaction.PATCH, this::patch)
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

    private Answer update(Call call) {
        var patient = bodies.resource(call);
        Writes.requireType(patient, ResourceType.PATIENT);
        return correct(call, _ -> patient);
    }

    private Answer patch(Call call) {
        return correct(call, Patches.read(call.body(), bodies));
    }

    private Answer correct(Call call, UnaryOperator<ObjectNode> change) {
        return Retry.transaction(() -> Objects.requireNonNull(
                transaction.execute(_ -> writing.written(call, patients.correct(call, target(call), change)))));
    }

    /** A Patient comes into being by create alone, with an id of the registry. */
    private StoredResource target(Call call) {
        var found = call.id().isEmpty()
                ? conditions.one(ResourceType.PATIENT, call.query(), call.by())
                : writes.find(ResourceType.PATIENT, call.id());
        return found.orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
    }

    /** Those on record who may be the one described, by the registry's own comparison; identity lines only (SEC-22). */
    private Answer match(Call call) {
        var parameters = bodies.resource(call);
        var described =
                parameters.has("parameter") ? parameter(parameters, "resource").path("resource") : parameters;
        if (!(described instanceof ObjectNode patient)) {
            throw new Rejected(FhirProblem.WRONG_TYPE, Map.of("expected", "Patient"));
        }
        Writes.requireType(patient, ResourceType.PATIENT);
        return Answer.ok(Json.bytes(bundle(call, graded(call, parameters, patient))));
    }

    /** One known by her health id is certain; else the registry's comparison, which leaves out who is certainly somebody else. */
    private List<Graded> graded(Call call, ObjectNode parameters, ObjectNode patient) {
        var by = call.by().actor();
        var alike = registry.alike(PatientReader.read(patient, List.of()), by);
        var certain =
                PatientReader.healthId(patient).flatMap(registry::find).map(person -> registry.match(person.id(), by));
        var others = alike.stream()
                .filter(match -> certain.isEmpty()
                        || !certain.get().id().equals(match.person().id()))
                .map(match -> new Graded(match.person(), PatientWrites.grade(match), match.probable() ? 0.9 : 0.5));
        return Stream.concat(certain.map(person -> new Graded(person, "certain", 1)).stream(), others)
                .filter(one ->
                        !flag(parameters, "onlyCertainMatches") || one.grade().equals("certain"))
                .limit(count(parameters))
                .toList();
    }

    /** Of HL7's match-grade; who is {@code certainly-not} is not shown. */
    private record Graded(Person person, String grade, double score) {}

    private static boolean flag(ObjectNode parameters, String name) {
        return parameter(parameters, name).path("valueBoolean").asBoolean(false);
    }

    private static int count(ObjectNode parameters) {
        var asked = parameter(parameters, "count").path("valueInteger").asInt(MOST);
        return Math.clamp(asked, 1, MOST);
    }

    private static JsonNode parameter(ObjectNode parameters, String name) {
        return parameters
                .path("parameter")
                .valueStream()
                .filter(each -> each.path("name").asString("").equals(name))
                .findFirst()
                .orElseGet(Json::object);
    }

    private static ObjectNode bundle(Call call, List<Graded> found) {
        var bundle = Json.resource("Bundle").put("type", "searchset").put("total", found.size());
        for (var match : found) {
            var entry = bundle.withArrayProperty("entry").addObject();
            entry.put("fullUrl", call.base() + "/Patient/" + match.person().id());
            entry.set("resource", lines(match.person()));
            var search = entry.putObject("search");
            search.putArray("extension").addObject().put("url", GRADE).put("valueCode", match.grade());
            search.put("mode", "match").put("score", match.score());
        }
        return bundle;
    }

    /** What a comparison shows of a person. */
    static ObjectNode lines(Person person) {
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
