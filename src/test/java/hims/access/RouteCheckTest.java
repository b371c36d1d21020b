package hims.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** No route without a declared right: the program does not start. */
class RouteCheckTest {
    @OpenTo("everybody")
    static class Pages {
        @GetMapping("/open")
        public void open() {}

        @Needs(Permission.CONSULT)
        public void narrower() {}
    }

    static class Silent {
        public void page() {}
    }

    private static HandlerMethod route(Object pages, String method) throws NoSuchMethodException {
        return new HandlerMethod(pages, pages.getClass().getMethod(method));
    }

    @Test
    void a_route_that_says_nothing_has_no_rights() throws Exception {
        assertThat(RouteRights.of(route(new Silent(), "page"))).isEmpty();
    }

    @Test
    void what_a_route_says_goes_before_what_its_controller_says() throws Exception {
        assertThat(RouteRights.of(route(new Pages(), "open"))).contains(new RouteRights.Open("everybody"));
        assertThat(RouteRights.of(route(new Pages(), "narrower")))
                .contains(new RouteRights.Asked(List.of(Permission.CONSULT), "", false));
    }

    @Test
    void no_right_named_lets_in_who_works_here_and_no_citizen() {
        var asked = new RouteRights.Asked(List.of(), "", false);
        var clerk = new Actor(
                new UserId(new java.util.UUID(0, 5)), "Rekha", Role.REGISTRATION_CLERK, UnitId.CITY, null, "s", "n");
        assertThat(asked.met(clerk)).isTrue();
        assertThat(asked.met(Actor.citizen(new PersonId(new java.util.UUID(0, 6)), "Sunita", "s", "n")))
                .isFalse();
    }
}
