package hims.access;

import hims.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Sessions as the doors leave them, without a password and a code for each: the cookie of somebody who is signed in. */
@Component
public class Seats {
    private static final String CONTEXT = "SPRING_SECURITY_CONTEXT";

    private final SessionRepository<? extends Session> sessions;

    Seats(SessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Somebody new, in this role at this hospital. */
    public String of(Role role, String facility) {
        return of(role, facility, Duration.ZERO);
    }

    /** @param ago when she signed in */
    public String of(Role role, String facility, Duration ago) {
        var user = new UserId(Ids.next());
        return cookie(
                sessions,
                new Actor(
                        user,
                        "Somebody on duty",
                        role,
                        UnitId.of(facility),
                        null,
                        "seat " + user.toString().substring(24),
                        "127.0.0.1"),
                ago);
    }

    public String citizen(PersonId person) {
        return cookie(sessions, Actor.citizen(person, "Citizen", "seat", "127.0.0.1"), Duration.ZERO);
    }

    private static <S extends Session> String cookie(SessionRepository<S> sessions, Actor actor, Duration ago) {
        var session = sessions.createSession();
        session.setAttribute(
                CONTEXT,
                new SecurityContextImpl(
                        new SignedIn(actor, SignedIn.Desk.none(), Instant.now().minus(ago))));
        sessions.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }

    /** Ends it, as signing out does. */
    public void end(String cookie) {
        sessions.deleteById(new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8));
    }
}
