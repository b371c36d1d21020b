package hims.fhir;

import hims.fhir.Interactions.Level;
import hims.fhir.Interactions.Operation;
import hims.fhir.validate.FhirValidator;
import hims.platform.Rejected;
import hims.record.shape.Rule;
import hims.record.shape.ShapeCheck;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code $validate}: what the full validator says of a resource sent, or of one on record. Nothing is written. */
@Component
class Validation implements Offers {
    private static final String DEFINITION = "http://hl7.org/fhir/OperationDefinition/Resource-validate";

    /** Where the tree is not that of a resource, the full validator cannot go: what the check of shape found is told. */
    private static final Set<Rule> UNREADABLE =
            EnumSet.of(Rule.NOT_AN_OBJECT, Rule.NOT_A_LIST, Rule.A_LIST, Rule.EMPTY);

    /** Twenty times the largest resource a hospital sends, without attachments. */
    private static final int LARGEST = 2 * 1024 * 1024;

    private final FhirValidator validator;
    private final ValidationTurns turns;
    private final Reading reading;
    private final Bodies bodies;
    private final Outcomes outcomes;

    Validation(FhirValidator validator, ValidationTurns turns, Reading reading, Bodies bodies, Outcomes outcomes) {
        this.validator = validator;
        this.turns = turns;
        this.reading = reading;
        this.bodies = bodies;
        this.outcomes = outcomes;
    }

    private enum Mode {
        CREATE,
        UPDATE,
        DELETE,
        PROFILE
    }

    @Override
    public void offer(Interactions.Table table) {
        var all = EnumSet.copyOf(Types.KEPT);
        all.addAll(Types.CITY);
        for (var type : all) {
            table.operation(type, new Operation("$validate", Level.TYPE, DEFINITION, false, this::ofType));
        }
        for (var type : Types.KEPT) {
            table.operation(type, new Operation("$validate", Level.INSTANCE, DEFINITION, false, this::ofOne));
        }
    }

    private Answer ofType(Call call) {
        var sent = sent(call);
        var mode = mode(call, sent);
        if (mode == Mode.UPDATE || mode == Mode.DELETE) {
            throw Query.refused("mode"); // they need an id
        }
        return answer(call, resource(sent).orElseThrow(() -> new Rejected(FhirProblem.BODY_EMPTY)), sent);
    }

    /** The reader's right to the one on record is asked for and logged, whatever she sends beside it. */
    private Answer ofOne(Call call) {
        var found = reading.fetch(call.by(), call.on(), call.id());
        if (found.deleted()) {
            throw new Rejected(FhirProblem.RESOURCE_GONE);
        }
        var sent = call.body().length() == 0 ? Json.resource("Parameters") : sent(call);
        if (mode(call, sent) == Mode.DELETE) {
            return Answer.ok(Json.bytes(outcomes.well(call.language())));
        }
        return answer(call, resource(sent).orElseGet(found::parse), sent);
    }

    private Answer answer(Call call, ObjectNode resource, ObjectNode sent) {
        Writes.requireType(resource, call.on());
        var faults = ShapeCheck.faults(resource);
        if (faults.stream().anyMatch(fault -> UNREADABLE.contains(fault.rule()))) {
            return Answer.ok(Json.bytes(outcomes.of(faults, call.language())));
        }
        text(sent, "profile").or(() -> call.query().first("profile")).ifPresent(profile -> claim(resource, profile));
        return Answer.ok(Json.bytes(turns.take(() -> validator.validate(resource))));
    }

    private static void claim(ObjectNode resource, String profile) {
        resource.withObjectProperty("meta").withArrayProperty("profile").add(profile);
    }

    private ObjectNode sent(Call call) {
        if (call.body().length() == 0) {
            throw new Rejected(FhirProblem.BODY_EMPTY);
        }
        return bodies.resource(call.body(), LARGEST);
    }

    private static boolean isParameters(ObjectNode sent) {
        return sent.path("resourceType").asString("").equals("Parameters");
    }

    private static Optional<ObjectNode> resource(ObjectNode sent) {
        return isParameters(sent)
                ? parameter(sent, "resource")
                        .map(each -> each.path("resource"))
                        .filter(ObjectNode.class::isInstance)
                        .map(ObjectNode.class::cast)
                : Optional.of(sent);
    }

    private static Mode mode(Call call, ObjectNode sent) {
        var name = text(sent, "mode").or(() -> call.query().first("mode")).orElse("profile");
        return switch (name) {
            case "create" -> Mode.CREATE;
            case "update" -> Mode.UPDATE;
            case "delete" -> Mode.DELETE;
            case "profile" -> Mode.PROFILE;
            default -> throw Query.refused("mode");
        };
    }

    private static Optional<String> text(ObjectNode sent, String name) {
        return parameter(sent, name)
                .flatMap(each -> each.propertyStream()
                        .filter(property -> property.getKey().startsWith("value"))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    private static Optional<JsonNode> parameter(ObjectNode sent, String name) {
        return isParameters(sent)
                ? sent.path("parameter")
                        .valueStream()
                        .filter(each -> each.path("name").asString("").equals(name))
                        .findFirst()
                : Optional.empty();
    }
}
