package hims.access;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The program does not serve a route of which nobody has said who may call it. */
@Component
@ConditionalOnWebApplication
class RouteCheck implements SmartInitializingSingleton {
    private final RequestMappingHandlerMapping routes;

    RouteCheck(RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var silent = silent(routes);
        if (!silent.isEmpty()) {
            throw new IllegalStateException(
                    "No right is declared (@Needs or @OpenTo) for " + String.join(", ", silent));
        }
    }

    static List<String> silent(RequestMappingHandlerMapping routes) {
        return routes.getHandlerMethods().entrySet().stream()
                .filter(route -> RouteRights.of(route.getValue()).isEmpty())
                .map(route -> route.getKey() + " of " + route.getValue().getShortLogMessage())
                .sorted()
                .toList();
    }
}
