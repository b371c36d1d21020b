package hims.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last few requests that somebody typed in the viewer, for as long as she is signed in; nobody else finds them. */
final class AskedBefore {
    private static final String ATTRIBUTE = "fhir.asked";
    private static final int MOST = 10;

    private AskedBefore() {}

    /** @param answer of a request that changed something; what only looks is asked anew each time it is shown */
    record Kept(Asked asked, @Nullable Answered answer) implements Serializable {}

    static void keep(Asked asked, @Nullable Answered answer, HttpServletRequest request) {
        var session = request.getSession();
        var all = all(session);
        all.addFirst(new Kept(asked, answer));
        while (all.size() > MOST) {
            all.removeLast();
        }
        session.setAttribute(ATTRIBUTE, all);
    }

    static Optional<Kept> find(UUID id, HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : all(session).stream()
                        .filter(kept -> kept.asked().id().equals(id))
                        .findFirst();
    }

    private static ArrayDeque<Kept> all(HttpSession session) {
        var all = new ArrayDeque<Kept>();
        if (session.getAttribute(ATTRIBUTE) instanceof ArrayDeque<?> kept) {
            kept.forEach(one -> all.add((Kept) one));
        }
        return all;
    }
}
