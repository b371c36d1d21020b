package hims.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** What a route says about who may call it: on its method, else on its controller. */
public sealed interface RouteRights {
    /** @param why nobody needs a right */
    record Open(String why) implements RouteRights {}

    /**
     * @param rights one of which is asked; none: any member of staff
     * @param everywhere why its ids are good in every hospital; empty where they are not
     * @param fresh whether a proof of the last five minutes is asked
     */
    record Asked(List<Permission> rights, String everywhere, boolean fresh) implements RouteRights {
        boolean met(Actor by) {
            return rights.isEmpty() ? by.role().isStaff() : rights.stream().anyMatch(by::may);
        }
    }

    /** Language, colours, errors, health and the gallery: they hold nothing about anybody. */
    String PLATFORM = "hims.platform.";

    String OWN = "hims.";

    /** Empty for one that says nothing. */
    static Optional<RouteRights> of(HandlerMethod route) {
        var type = route.getBeanType().getName();
        if (type.startsWith(PLATFORM) || !type.startsWith(OWN)) {
            return Optional.of(new Open("it holds nothing about anybody"));
        }
        return said(
                        AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), OpenTo.class),
                        AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), Needs.class))
                .or(() -> said(
                        AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), OpenTo.class),
                        AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), Needs.class)));
    }

    private static Optional<RouteRights> said(@Nullable OpenTo open, @Nullable Needs needs) {
        if (open != null) {
            return Optional.of(new Open(open.value()));
        }
        return Optional.ofNullable(needs)
                .map(asked -> new Asked(List.of(asked.value()), asked.everywhere(), asked.fresh()));
    }
}
