package hims.access;

import hims.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContext;
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

    /** As if she had signed in so long ago, under the cookie as a browser sends it, with its name. */
    public void age(String cookie, Duration ago) {
        age(sessions, cookie.substring(cookie.indexOf('=') + 1), ago);
    }

    private static <S extends Session> void age(SessionRepository<S> sessions, String cookie, Duration ago) {
        var session = Objects.requireNonNull(
                sessions.findById(new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8)));
        var context = (SecurityContext) Objects.requireNonNull(session.<Object>getAttribute(CONTEXT));
        var now = (SignedIn) Objects.requireNonNull(context.getAuthentication());
        session.setAttribute(
                CONTEXT,
                new SecurityContextImpl(
                        new SignedIn(now.actor(), now.desk(), Instant.now().minus(ago))));
        sessions.save(session);
    }

    /** Ends it, as signing out does. */
    public void end(String cookie) {
        sessions.deleteById(new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8));
    }
}
