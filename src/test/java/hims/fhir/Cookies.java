package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.Sessions;
import hims.fhir.Hospital.Wire;
import hims.world.StaffDesk;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Callers of the API who are signed in on the pages and have no token. */
final class Cookies {
    private static final String CONTEXT = "SPRING_SECURITY_CONTEXT";

    private Cookies() {}

    static Wire staff(int port, Invitation invitations, Role role, String place) {
        var cookie =
                StaffDesk.open(port, invitations, "Dr. Asha Rao", role, place).sessionCookie();
        assertThat(cookie).startsWith("hims=");
        return new Wire(port, "", cookie);
    }

    /** As the portal leaves her after her code. */
    static <S extends Session> Wire citizen(int port, Sessions sessions, SessionRepository<S> kept, PersonId person) {
        var request = new MockHttpServletRequest();
        sessions.openCitizen(person, "Citizen", request, new MockHttpServletResponse());
        SecurityContextHolder.clearContext();
        var session = kept.createSession();
        session.setAttribute(
                CONTEXT, Objects.requireNonNull(request.getSession()).getAttribute(CONTEXT));
        kept.save(session);
        var id = Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
        return new Wire(port, "", "hims=" + id);
    }
}
