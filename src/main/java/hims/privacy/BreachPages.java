package hims.privacy;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.web.Frames;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whom a breach concerns. What is asked for never stands in an address (SEC-51). */
@Controller
@Needs(Permission.BREACH_READ)
class BreachPages {
    private static final String SHOW = "privacy/breach";
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /** Tells a spreadsheet that this is UTF-8. */
    private static final String MARK = "\uFEFF";

    private final Breaches breaches;
    private final Access access;
    private final Frames frames;
    private final Clock clock;

    BreachPages(Breaches breaches, Access access, Frames frames, Clock clock) {
        this.breaches = breaches;
        this.access = access;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping("/privacy/breach")
    ModelAndView show(Actor by) {
        access.require(by, Permission.BREACH_READ);
        return Page.of(SHOW, new BreachPage(BreachForm.lastWeek(BreachForm.today(clock.instant())), null));
    }

    @PostMapping("/privacy/breach")
    ModelAndView search(Actor by, HttpServletRequest request) {
        var in = Fields.of(request.getParameterMap());
        return switch (BreachForm.parse(in, BreachForm.today(clock.instant()))) {
            case Valid<BreachForm>(BreachForm form) ->
                Page.of(SHOW, new BreachPage(in, breaches.search(form.trail(), by)));
            case Invalid<BreachForm> _ -> Page.invalid(SHOW, new BreachPage(in, null));
        };
    }

    @PostMapping("/privacy/breach/csv")
    @Needs(value = Permission.BREACH_READ, fresh = true)
    ResponseEntity<byte[]> export(Actor by, HttpServletRequest request) {
        var in = Fields.of(request.getParameterMap());
        return switch (BreachForm.parse(in, BreachForm.today(clock.instant()))) {
            case Valid<BreachForm>(BreachForm form) ->
                file(Affected.csv(breaches.export(form.trail(), by), frames.of(request)));
            case Invalid<BreachForm> _ -> ResponseEntity.unprocessableContent().build();
        };
    }

    private static ResponseEntity<byte[]> file(String csv) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"affected.csv\"")
                .body((MARK + csv).getBytes(StandardCharsets.UTF_8));
    }
}
