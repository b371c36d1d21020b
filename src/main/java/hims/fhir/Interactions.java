package hims.fhir;

import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one routing table (FHIR-1): requests are dispatched by it and the CapabilityStatement is made from it. The handlers
 * ask for authority themselves; scopes are asked here, before any of them.
 */
public final class Interactions {
    /** On what an operation is called. */
    public enum Level {
        SYSTEM,
        TYPE,
        INSTANCE
    }

    /**
     * @param name with its dollar sign
     * @param definition canonical address of its OperationDefinition
     */
    public record Operation(String name, Level level, String definition, boolean changes, Offers.Handler handler) {}

    /** @param type of FHIR: token, reference … */
    public record SearchParameter(String name, String definition, String type) {}

    private final Map<ResourceType, Map<Interaction, Offers.Handler>> types = new EnumMap<>(ResourceType.class);
    private final Map<Interaction, Offers.Handler> system = new EnumMap<>(Interaction.class);
    private final Map<String, Operation> operations = new TreeMap<>();
    private final Map<ResourceType, List<SearchParameter>> searchParameters = new EnumMap<>(ResourceType.class);

    Interactions(Collection<Offers> offers) {
        var table = new Table();
        offers.forEach(offer -> offer.offer(table));
    }

    /** Where parts of the API write down what they do. */
    public final class Table {
        public Table on(ResourceType type, Interaction interaction, Offers.Handler handler) {
            var before = types.computeIfAbsent(type, _ -> new EnumMap<>(Interaction.class))
                    .put(interaction, handler);
            if (before != null) {
                throw new IllegalStateException("Two parts offer " + interaction + " of " + type);
            }
            return this;
        }

        public Table on(Set<ResourceType> all, Interaction interaction, Offers.Handler handler) {
            all.forEach(type -> on(type, interaction, handler));
            return this;
        }

        public Table onSystem(Interaction interaction, Offers.Handler handler) {
            system.put(interaction, handler);
            return this;
        }

        /** @param type null for one of the system */
        public Table operation(@Nullable ResourceType type, Operation operation) {
            operations.put(key(type, operation.level(), operation.name()), operation);
            return this;
        }

        public Table searchedBy(ResourceType type, List<SearchParameter> parameters) {
            searchParameters.put(type, List.copyOf(parameters));
            return this;
        }
    }

    private static String key(@Nullable ResourceType type, Level level, String name) {
        return (type == null ? "" : type.fhirName()) + "/" + level + "/" + name;
    }

    Answer answer(Call call) {
        return handler(call).answer(call);
    }

    private Offers.Handler handler(Call call) {
        if (call.interaction() == Interaction.OPERATION) {
            return operation(call).handler();
        }
        var handlers = call.type() == null ? system : types.getOrDefault(call.on(), Map.of());
        var handler = handlers.get(call.interaction());
        if (handler == null) {
            throw new Rejected(
                    FhirProblem.METHOD_REFUSED,
                    Map.of("method", call.interaction().code(), "allow", allowed(call.type(), call.id())));
        }
        return handler;
    }

    private Operation operation(Call call) {
        var level = call.type() == null ? Level.SYSTEM : call.id().isEmpty() ? Level.TYPE : Level.INSTANCE;
        var found = operations.get(key(call.type(), level, call.operation()));
        if (found == null) {
            throw new Rejected(FhirProblem.UNKNOWN_ROUTE);
        }
        return found;
    }

    boolean serves(ResourceType type) {
        return types.containsKey(type);
    }

    Set<ResourceType> types() {
        return types.keySet();
    }

    Set<Interaction> of(ResourceType type) {
        return EnumSet.copyOf(types.getOrDefault(type, Map.of()).keySet());
    }

    Set<Interaction> ofSystem() {
        return system.keySet();
    }

    List<Operation> operationsOf(ResourceType type) {
        return operations.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(type.fhirName() + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<Operation> operationsOfSystem() {
        return operations.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<SearchParameter> searchParametersOf(ResourceType type) {
        return searchParameters.getOrDefault(type, List.of());
    }

    /** The methods a route answers to, for the header {@code Allow}. */
    private String allowed(@Nullable ResourceType type, String id) {
        var methods = new LinkedHashSet<String>();
        for (var interaction : type == null ? system.keySet() : of(type)) {
            switch (interaction) {
                case READ, VREAD, HISTORY_INSTANCE -> {
                    if (!id.isEmpty()) {
                        methods.addAll(List.of("GET", "HEAD"));
                    }
                }
                case SEARCH_TYPE, SEARCH_SYSTEM, HISTORY_TYPE, HISTORY_SYSTEM -> {
                    if (id.isEmpty()) {
                        methods.addAll(List.of("GET", "HEAD"));
                    }
                }
                case CREATE, TRANSACTION, BATCH -> {
                    if (id.isEmpty()) {
                        methods.add("POST");
                    }
                }
                case UPDATE -> methods.add("PUT");
                case PATCH -> methods.add("PATCH");
                case DELETE -> methods.add("DELETE");
                case OPERATION -> {}
            }
        }
        return String.join(", ", methods);
    }
}
