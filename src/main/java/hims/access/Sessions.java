package hims.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Begins and ends server-side sessions; the id is new at each sign-in and change of posting (SEC-10). */
@Component
public class Sessions {
    private static final int SHOWN_BYTES = 8;
    private static final String CONFIRMED = "hims.confirmed";
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    void open(UserId user, String name, Posting posting, HttpServletRequest request, HttpServletResponse response) {
        var session = renew(request);
        var actor = new Actor(
                user, name, posting.role(), posting.facility(), posting.place(), session, request.getRemoteAddr());
        keep(new SignedIn(actor, SignedIn.Desk.of(posting), clock.instant()), request, response);
    }

    /** A citizen has proved who she is to the portal. */
    public void openCitizen(PersonId person, String name, HttpServletRequest request, HttpServletResponse response) {
        var actor = Actor.citizen(person, name, renew(request), request.getRemoteAddr());
        keep(new SignedIn(actor, SignedIn.Desk.none(), clock.instant()), request, response);
    }

    /** Who is signed in on this session; one that is twelve hours old ends here (SEC-10). */
    public Optional<Actor> find(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        if (clock.instant().isAfter(signedIn.since().plus(LONGEST))) {
            end(request);
            return Optional.empty();
        }
        return Optional.of(signedIn.actor());
    }

    /** Whether she has proved who she is within the last five minutes: at the door, or again since (SEC-8). */
    boolean isFresh(HttpServletRequest request) {
        var again = request.getSession().getAttribute(CONFIRMED) instanceof Instant at ? at : Instant.EPOCH;
        var since = SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? signedIn.since()
                : Instant.EPOCH;
        var last = again.isAfter(since) ? again : since;
        return last.plus(FRESH).isAfter(clock.instant());
    }

    void confirmed(HttpServletRequest request) {
        request.getSession().setAttribute(CONFIRMED, clock.instant());
    }

    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private static String renew(HttpServletRequest request) {
        request.getSession(true);
        return shorten(request.changeSessionId());
    }

    private void keep(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Names a session in the log without giving it away. */
    static String shorten(String sessionId) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
