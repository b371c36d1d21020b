package hims;

import hims.access.RouteRights;
import hims.access.RouteRights.Asked;
import hims.platform.Ids;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * The routes of the running program with what each asks, and for each an address that leads to something: what stands in braces
 * is taken from a form that is ready to be sent. A route about a new kind of thing fails here until somebody makes one.
 */
final class RouteTable {
    private static final Pattern VARIABLE = Pattern.compile("\\{[a-zA-Z]+(:[^{}]+)?}");

    private final List<Route> routes;
    private final Map<String, String> things = new HashMap<>();
    private final Map<String, FlowForms.Ready> forms = new TreeMap<>();

    /**
     * One address and method, and what it says of itself.
     *
     * @param asked ids that it takes as parameters, and numbers that it cannot do without
     */
    record Route(String method, String pattern, RouteRights rights, List<String> asked) {
        boolean unsafe() {
            return !method.equals("GET");
        }

        /** Whether the address names something that may be somebody's. */
        boolean hasIds() {
            return VARIABLE.matcher(pattern.replaceAll("\\{(type|part)}", "")).find() || !asked.isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    RouteTable(Map<RequestMappingInfo, HandlerMethod> handlers) {
        this.routes = handlers.entrySet().stream()
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Route::toString))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        var rights = RouteRights.of(handler).orElseThrow();
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of(new Route("GET", pattern, rights, asked(handler)))
                        : methods.stream().map(method -> new Route(method.name(), pattern, rights, asked(handler))));
    }

    private static List<String> asked(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .filter(parameter -> parameter.getParameterType() == UUID.class || isNeededNumber(parameter))
                .map(parameter ->
                        parameter.getParameter().getName() + (parameter.getParameterType() == UUID.class ? "" : "=1"))
                .toList();
    }

    private static boolean isNeededNumber(MethodParameter parameter) {
        var said = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return parameter.getParameterType() == int.class
                && said.required()
                && said.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    }

    List<Route> asked() {
        return routes.stream().filter(route -> route.rights() instanceof Asked).toList();
    }

    List<Route> all() {
        return routes;
    }

    void know(String prefix, Object thing) {
        things.put(prefix, thing.toString());
    }

    /** What stands in the address of a form stands for the same in other routes. */
    void know(String pattern, FlowForms.Ready ready) {
        forms.put(pattern, ready);
        var asked = pattern.split("/", -1);
        var real = ready.path().split("/", -1);
        var prefix = new StringBuilder();
        for (var at = 0; at < asked.length; at++) {
            if (VARIABLE.matcher(asked[at]).matches()) {
                things.putIfAbsent(prefix.toString(), real[at]);
            }
            prefix.append(VARIABLE.matcher(asked[at]).replaceAll("{}")).append('/');
        }
    }

    Map<String, FlowForms.Ready> forms() {
        return forms;
    }

    /** An address of the route that leads to something real. */
    String path(Route route) {
        if (route.unsafe() && forms.containsKey(route.pattern())) {
            return forms.get(route.pattern()).path();
        }
        var path = new StringBuilder();
        var prefix = new StringBuilder();
        for (var part : route.pattern().substring(1).split("/", -1)) {
            var found = VARIABLE.matcher(part);
            path.append('/')
                    .append(
                            found.find()
                                    ? found.replaceAll(thing(prefix.append('/').toString(), route))
                                    : part);
            prefix.append(prefix.toString().endsWith("/") ? "" : "/")
                    .append(VARIABLE.matcher(part).replaceAll("{}"));
        }
        return route.unsafe() || route.asked().isEmpty() ? path.toString() : path + "?" + query(route);
    }

    private String query(Route route) {
        return route.asked().stream()
                .map(name -> name.contains("=") ? name : name + "=" + thing("?" + name, route))
                .collect(Collectors.joining("&"));
    }

    private String thing(String prefix, Route route) {
        var thing = things.get(prefix);
        if (thing == null && route.rights() instanceof RouteRights.Open) {
            return Ids.next().toString();
        }
        if (thing == null) {
            throw new AssertionError("Nothing is known that " + route + " could be about: " + prefix);
        }
        return thing;
    }

    /** What a form sends; nothing for a route that has none. */
    Map<String, String> fields(Route route) {
        return forms.containsKey(route.pattern())
                ? forms.get(route.pattern()).fields()
                : route.asked().stream().collect(Collectors.toMap(name -> name, name -> thing("?" + name, route)));
    }
}
