package hims.fhir;

import hims.access.Sessions;
import hims.platform.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds out who asks: by a token, without touching the session store, or by the session of somebody signed in. */
@Component
class Callers {
    private static final String BEARER = "Bearer ";
    private static final String OWN_HEADER = "X-Requested-With";

    /** A page of ours, or an address typed. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final AccessTokens tokens;
    private final Sessions sessions;

    Callers(AccessTokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** @throws Rejected SIGN_IN */
    Caller of(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header == null) {
            return ofSession(request);
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Rejected(FhirProblem.SIGN_IN);
        }
        return tokens.caller(header.substring(BEARER.length()).strip(), request.getRemoteAddr());
    }

    /**
     * A browser sends the session's cookie for whatever page asks it to. So it must say that the page is ours, or send a header
     * that no page of another site can set, as no answer of ours allows it to; what only reads may do without, as no other site
     * sees the answer, but not when the browser says that one asks.
     */
    private Caller ofSession(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var ours = site == null ? isRead(request) || request.getHeader(OWN_HEADER) != null : OURS.contains(site);
        if (!ours) {
            throw new Rejected(FhirProblem.SIGN_IN);
        }
        return sessions.find(request).map(Caller::session).orElseThrow(() -> new Rejected(FhirProblem.SIGN_IN));
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
