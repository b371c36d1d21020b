package hims.fhir;

import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads method and path into what is asked for. Knows FHIR's forms of addresses, not who answers them. */
final class Router {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private Router() {}

    /** As the parts of {@link Call} of the same names. */
    record Target(Interaction interaction, @Nullable ResourceType type, String id, String version, String operation) {}

    /**
     * @param path segments after the base
     * @throws Rejected UNKNOWN_TYPE, UNKNOWN_ROUTE, METHOD_REFUSED, ID_MALFORMED
     */
    static Target read(String method, List<String> path) {
        if (path.isEmpty()) {
            return system(
                    switch (method) {
                        case "GET" -> Interaction.SEARCH_SYSTEM;
                        case "POST" -> Interaction.TRANSACTION;
                        default -> throw refused(method, "POST");
                    });
        }
        var first = path.getFirst();
        if (first.startsWith("$") && path.size() == 1) {
            return new Target(operation(method), null, "", "", first);
        }
        if (first.equals("_history") && path.size() == 1) {
            get(method);
            return system(Interaction.HISTORY_SYSTEM);
        }
        if (first.equals("_search") && path.size() == 1) {
            post(method);
            return system(Interaction.SEARCH_SYSTEM);
        }
        var type = ResourceType.named(first)
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_TYPE, Map.of("type", shown(first))));
        return switch (path.size()) {
            case 1 -> ofType(method, type);
            case 2 -> belowType(method, type, path.get(1));
            case 3 -> belowInstance(method, type, id(path.get(1)), path.get(2));
            case 4 -> version(method, type, path);
            default -> throw new Rejected(FhirProblem.UNKNOWN_ROUTE);
        };
    }

    private static Target ofType(String method, ResourceType type) {
        return new Target(
                switch (method) {
                    case "GET" -> Interaction.SEARCH_TYPE;
                    case "POST" -> Interaction.CREATE;
                    case "PUT" -> Interaction.UPDATE;
                    case "PATCH" -> Interaction.PATCH;
                    case "DELETE" -> Interaction.DELETE;
                    default -> throw refused(method, "GET, HEAD, POST, PUT, PATCH, DELETE");
                },
                type,
                "",
                "",
                "");
    }

    private static Target belowType(String method, ResourceType type, String second) {
        if (second.startsWith("$")) {
            return new Target(operation(method), type, "", "", second);
        }
        if (second.equals("_search")) {
            post(method);
            return new Target(Interaction.SEARCH_TYPE, type, "", "", "");
        }
        if (second.equals("_history")) {
            get(method);
            return new Target(Interaction.HISTORY_TYPE, type, "", "", "");
        }
        return new Target(
                switch (method) {
                    case "GET" -> Interaction.READ;
                    case "PUT" -> Interaction.UPDATE;
                    case "PATCH" -> Interaction.PATCH;
                    case "DELETE" -> Interaction.DELETE;
                    default -> throw refused(method, "GET, HEAD, PUT, PATCH, DELETE");
                },
                type,
                id(second),
                "",
                "");
    }

    private static Target belowInstance(String method, ResourceType type, String id, String third) {
        if (third.startsWith("$")) {
            return new Target(operation(method), type, id, "", third);
        }
        get(method);
        if (third.equals("_history")) {
            return new Target(Interaction.HISTORY_INSTANCE, type, id, "", "");
        }
        if (type == ResourceType.PATIENT
                && (third.equals("*") || ResourceType.named(third).isPresent())) {
            return new Target(Interaction.SEARCH_TYPE, type, id, "", third); // of a compartment
        }
        throw new Rejected(FhirProblem.UNKNOWN_ROUTE);
    }

    private static Target version(String method, ResourceType type, List<String> path) {
        get(method);
        if (!path.get(2).equals("_history")) {
            throw new Rejected(FhirProblem.UNKNOWN_ROUTE);
        }
        return new Target(Interaction.VREAD, type, id(path.get(1)), path.get(3), "");
    }

    private static Target system(Interaction interaction) {
        return new Target(interaction, null, "", "", "");
    }

    private static Interaction operation(String method) {
        if (!method.equals("GET") && !method.equals("POST")) {
            throw refused(method, "GET, POST");
        }
        return Interaction.OPERATION;
    }

    private static void get(String method) {
        if (!method.equals("GET")) {
            throw refused(method, "GET, HEAD");
        }
    }

    private static void post(String method) {
        if (!method.equals("POST")) {
            throw refused(method, "POST");
        }
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new Rejected(FhirProblem.ID_MALFORMED);
        }
        return text;
    }

    private static Rejected refused(String method, String allow) {
        return new Rejected(FhirProblem.METHOD_REFUSED, Map.of("method", shown(method), "allow", allow));
    }

    /** What was sent, short and harmless enough to be shown. */
    private static String shown(String text) {
        var plain = text.replaceAll("[^A-Za-z0-9_$*-]", "?"); // may be shorter: one mark for a pair of surrogates
        return plain.substring(0, Math.min(40, plain.length()));
    }
}
