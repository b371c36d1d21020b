package hims.fhir;

import hims.access.Sessions;
import hims.platform.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Finds out who asks: by a token, without touching the session store, or by the session of somebody signed in. */
@Component
class Callers {
    private static final String BEARER = "Bearer ";

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

    /** A page of another site cannot write here: its browser says where the request comes from, and no answer allows it. */
    private Caller ofSession(HttpServletRequest request) {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            throw new Rejected(FhirProblem.SIGN_IN);
        }
        return sessions.find(request).map(Caller::session).orElseThrow(() -> new Rejected(FhirProblem.SIGN_IN));
    }
}
