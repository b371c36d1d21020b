package hims.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;

/** The last few requests that somebody typed in the viewer, for as long as she is signed in; nobody else finds them. */
final class AskedBefore {
    private static final String ATTRIBUTE = "fhir.asked";
    private static final int MOST = 10;

    private AskedBefore() {}

    static void keep(Asked asked, HttpServletRequest request) {
        var session = request.getSession();
        var all = all(session);
        all.addFirst(asked);
        while (all.size() > MOST) {
            all.removeLast();
        }
        session.setAttribute(ATTRIBUTE, all);
    }

    static Optional<Asked> find(UUID id, HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : all(session).stream().filter(asked -> asked.id().equals(id)).findFirst();
    }

    private static ArrayDeque<Asked> all(HttpSession session) {
        var all = new ArrayDeque<Asked>();
        if (session.getAttribute(ATTRIBUTE) instanceof ArrayDeque<?> kept) {
            kept.forEach(one -> all.add((Asked) one));
        }
        return all;
    }
}
