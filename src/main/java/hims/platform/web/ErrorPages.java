package hims.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What was refused or failed outside a controller: by the security chain, by a filter, while drawing a page. */
@Controller
class ErrorPages implements ErrorController {
    private final Refusals refusals;

    ErrorPages(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    ModelAndView show(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var known = HttpStatus.resolve(status) == null ? 500 : status;
        var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var said = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_MESSAGE), "");
        return refusals.answer(request, known, cause instanceof Throwable thrown ? thrown : new Refused(said));
    }

    /** Stands in the log where only a status was sent. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String said) {
            super(said, null, false, false);
        }
    }
}
