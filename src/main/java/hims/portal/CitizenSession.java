package hims.portal;

import hims.access.Sessions;
import hims.person.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the portal keeps in a citizen's session: her name in her own script, and whether the phone is hers. */
@Component
class CitizenSession {
    /** POR-4, SEC-10. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private static final Duration IDLE_ON_A_BORROWED_PHONE = Duration.ofMinutes(10);
    private static final String LOCAL_NAME = "portal.local-name";
    private static final String BORROWED = "portal.borrowed";

    private final Sessions sessions;

    CitizenSession(Sessions sessions) {
        this.sessions = sessions;
    }

    void open(Person person, boolean borrowed, HttpServletRequest request, HttpServletResponse response) {
        sessions.openCitizen(person.id(), person.name().full(), request, response);
        var session = request.getSession();
        session.setMaxInactiveInterval((int) (borrowed ? IDLE_ON_A_BORROWED_PHONE : IDLE).toSeconds());
        session.setAttribute(LOCAL_NAME, person.name().inScript());
        session.setAttribute(BORROWED, borrowed);
    }

    void end(HttpServletRequest request) {
        sessions.end(request);
    }

    static String localName(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? "" : Objects.toString(session.getAttribute(LOCAL_NAME), "");
    }

    /** Then nothing of hers is kept on it. */
    static boolean borrowed(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null || Boolean.TRUE.equals(session.getAttribute(BORROWED));
    }
}
