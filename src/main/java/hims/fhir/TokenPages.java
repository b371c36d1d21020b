package hims.fhir;

import hims.access.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /oauth2/token}: client credentials by a signed assertion, and nothing else (RFC 6749, RFC 7523). */
@Controller
@OpenTo("any program: it proves who it is by its signature")
public class TokenPages {
    static final String PATH = "/oauth2/token";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Assertions assertions;
    private final AccessTokens tokens;

    TokenPages(Assertions assertions, AccessTokens tokens) {
        this.assertions = assertions;
        this.tokens = tokens;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
        if (!given(request, "grant_type").equals("client_credentials")) {
            return refused(400, "unsupported_grant_type");
        }
        var scopes = Scopes.read(given(request, "scope"));
        if (!given(request, "client_assertion_type").equals(ASSERTION) || scopes.isEmpty()) {
            return refused(400, scopes.isEmpty() ? "invalid_scope" : "invalid_request");
        }
        return assertions
                .client(
                        given(request, "client_assertion"),
                        request.getRequestURL().toString())
                .map(client -> issued(client, scopes))
                .orElseGet(() -> refused(401, "invalid_client"));
    }

    /** Never more than the client was registered for: asking for more is refused, not cut down in silence. */
    private ResponseEntity<Map<String, Object>> issued(Client client, Optional<Scopes> asked) {
        var scopes = asked.orElseThrow();
        if (!Scopes.read(client.scopes())
                .orElse(new Scopes(java.util.List.of()))
                .cover(scopes)) {
            return refused(400, "invalid_scope");
        }
        return ResponseEntity.ok(Map.of(
                "access_token", tokens.issue(client, scopes),
                "token_type", "bearer",
                "expires_in", AccessTokens.LIFE.toSeconds(),
                "scope", scopes.text()));
    }

    private static ResponseEntity<Map<String, Object>> refused(int status, String error) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", error));
    }

    private static String given(HttpServletRequest request, String name) {
        return Objects.toString(request.getParameter(name), "");
    }
}
