package hims.card;

import hims.access.OpenTo;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a plain camera opens (CARD-41). The code is in capitals, so the address is known in both cases. */
@Controller
@OpenTo("everybody who holds a card")
class CheckPages {

    /** No answer comes earlier, so that its time does not tell unknown cards from forged ones. */
    private static final Duration SHORTEST = Duration.ofMillis(40);

    private final PublicCheck check;
    private final Throttle throttle;
    private final Clock clock;

    CheckPages(PublicCheck check, Throttle throttle, Clock clock) {
        this.check = check;
        this.throttle = throttle;
        this.clock = clock;
    }

    @GetMapping({"/q/{token}", "/Q/{token}"})
    ModelAndView show(@PathVariable String token, HttpServletRequest request) {
        throttle.count(request.getRemoteAddr());
        Instant asked = clock.instant();
        var answer = check.check(token, request.getRemoteAddr());
        LockSupport.parkNanos(
                SHORTEST.minus(Duration.between(asked, clock.instant())).toNanos());
        return Page.of("card/check", new CheckPage(answer));
    }
}
