package hims.card;

import hims.access.OpenTo;
import hims.card.LinkOpening.Closed;
import hims.card.LinkOpening.Opened;
import hims.card.LinkOpening.WrongPasscode;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.ModelAndView;

/** The addresses of SMART Health Links, for programs of others, and our own page that opens one. */
@Controller
@CrossOrigin(origins = "*")
@OpenTo("whoever holds a link")
class LinkPages {

    private static final MediaType JOSE = new MediaType("application", "jose");

    private final LinkOpening opening;
    private final Throttle throttle;
    private final String base;

    LinkPages(
            LinkOpening opening,
            Throttle throttle,
            @Value("${hims.card.address:https://${hims.card.host:card.delhi.example}}") String base) {
        this.opening = opening;
        this.throttle = throttle;
        this.base = base;
    }

    record Asked(
            @Nullable String recipient,
            @Nullable String passcode,
            @Nullable Integer embeddedLengthMax) {}

    @GetMapping("/v")
    ModelAndView viewer() {
        return Page.of("card/viewer");
    }

    @PostMapping("/shl/{address}")
    ResponseEntity<Map<String, Object>> manifest(
            @PathVariable String address, @RequestBody Asked asked, HttpServletRequest request) {
        throttle.count(request.getRemoteAddr());
        var answer = opening.open(
                address,
                asked.recipient() == null ? "" : asked.recipient(),
                asked.passcode() == null ? "" : asked.passcode(),
                request.getRemoteAddr());
        return switch (answer) {
            case Opened opened ->
                json(HttpStatus.OK, Map.of("status", "can-change", "files", List.of(file(opened, asked))));
            case WrongPasscode wrong -> json(HttpStatus.UNAUTHORIZED, Map.of("remainingAttempts", wrong.triesLeft()));
            case Closed _ -> json(HttpStatus.NOT_FOUND, Map.of());
        };
    }

    @GetMapping("/shl/files/{ticket}")
    ResponseEntity<String> file(@PathVariable String ticket) {
        return opening.file(ticket)
                .map(jwe -> open(HttpStatus.OK).contentType(JOSE).body(jwe))
                .orElseGet(() -> open(HttpStatus.NOT_FOUND).build());
    }

    private Map<String, Object> file(Opened opened, Asked asked) {
        boolean embeds = asked.embeddedLengthMax() == null || opened.jwe().length() <= asked.embeddedLengthMax();
        return embeds
                ? Map.of("contentType", LinkOpening.CONTENT, "embedded", opened.jwe())
                : Map.of("contentType", LinkOpening.CONTENT, "location", base + "/shl/files/" + opened.ticket());
    }

    private static ResponseEntity<Map<String, Object>> json(HttpStatus status, Map<String, Object> body) {
        return open(status).contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static ResponseEntity.BodyBuilder open(HttpStatus status) {
        return ResponseEntity.status(status).header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
