package hims.access;

import hims.platform.Ids;
import hims.platform.Vault;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loses nothing that was typed when a session ends in mid-form: the posted fields are sealed and kept, and offered once to
 * the same user after she has signed in again. Nothing is sent for her.
 */
@Component
class KeptForms {
    static final String COOKIE = "hims_kept";
    static final String LAST_USER = "hims_last_user";
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LARGEST = 200_000;
    private static final Set<String> NOT_KEPT = Set.of("_csrf", "password", "code");

    private final AccountSql sql;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    KeptForms(AccountSql sql, Vault vault, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** A form as it was sent; offered again field by field. */
    record Kept(String path, Map<String, List<String>> fields) {}

    /** Keeps the form of this request if the browser was last used by a known user. */
    @Transactional
    void keep(HttpServletRequest request, HttpServletResponse response) {
        var user = cookie(request, LAST_USER).flatMap(KeptForms::uuid);
        if (user.isEmpty() || request.getParameterMap().isEmpty()) {
            return;
        }
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_KEPT.contains(name)) {
                fields.put(name, List.of(values));
            }
        });
        var bytes = json.writeValueAsBytes(fields);
        if (bytes.length > LARGEST) {
            return;
        }
        var id = Ids.next();
        sql.keepForm(
                id,
                new UserId(user.get()),
                request.getRequestURI(),
                vault.sealText(bytes, "kept form"),
                clock.instant());
        response.addCookie(secret(COOKIE, id.toString(), KEPT));
    }

    boolean isKept(HttpServletRequest request) {
        return cookie(request, COOKIE).isPresent();
    }

    /** The form this browser kept, if this user typed it. */
    @Transactional
    Optional<Kept> take(HttpServletRequest request, UserId user) {
        sql.forgetBefore(clock.instant().minus(KEPT));
        return cookie(request, COOKIE)
                .flatMap(KeptForms::uuid)
                .flatMap(id -> sql.takeForm(id, user, clock.instant().minus(KEPT)))
                .map(row -> new Kept(row.path(), fields(row.fields())));
    }

    private Map<String, List<String>> fields(String sealed) {
        var text = new String(vault.openText(sealed, "kept form"), StandardCharsets.UTF_8);
        return json.readValue(text, new TypeReference<>() {});
    }

    static Cookie secret(String name, String value, Duration age) {
        var cookie = new Cookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setMaxAge((int) age.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a cookie somebody has edited is as good as none
        }
    }
}
