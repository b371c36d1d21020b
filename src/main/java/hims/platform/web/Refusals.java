package hims.platform.web;

import hims.platform.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where a refusal becomes an answer: RFC 9457 for programs, a part of the page for htmx, else a page. */
@ControllerAdvice
public class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    /** The bare statuses that have words of their own. */
    private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 413, 415, 429, 500, 503);

    private final RefusalJson json;

    Refusals(RefusalJson json) {
        this.json = json;
    }

    @ExceptionHandler
    ModelAndView rejected(Rejected rejected, HttpServletRequest request, HttpServletResponse response) {
        var wait = rejected.facts().get(Rejected.RETRY_AFTER);
        if (wait != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        }
        var problem = rejected.problem();
        return answer(request, problem.kind().status(), problem.code(), rejected.facts(), rejected);
    }

    @ExceptionHandler({
        NoHandlerFoundException.class,
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeException.class,
        ServletRequestBindingException.class,
        MaxUploadSizeExceededException.class,
        ErrorResponseException.class
    })
    ModelAndView refusedBySpring(Exception refused, HttpServletRequest request) {
        var status =
                refused instanceof ErrorResponse answer ? answer.getStatusCode().value() : 400;
        return answer(request, status, refused);
    }

    /** An id in the path that is none: there is no such page. */
    @ExceptionHandler
    ModelAndView notAnId(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND.value(), mismatch);
    }

    /** The answer to a bare status, for those who refuse before a controller is reached. */
    ModelAndView answer(HttpServletRequest request, int status, Throwable cause) {
        var told = TOLD.contains(status) ? status : status < 500 ? 400 : 500;
        return answer(request, status, "platform." + told, Map.of(), cause);
    }

    private ModelAndView answer(
            HttpServletRequest request, int status, String code, Map<String, Object> facts, Throwable cause) {
        var refusal = Refusal.of(status, code, facts);
        if (status >= 500 && status != 503) {
            log.error("Failed {} {} {}", refusal.support(), request.getMethod(), code, cause);
        } else {
            log.info("Refused {} {} {} {}", refusal.support(), request.getMethod(), status, cause.toString());
        }
        var answer = new ModelAndView();
        answer.setStatus(HttpStatus.valueOf(status));
        answer.addObject("page", refusal);
        if (Htmx.asks(request)) {
            answer.setViewName("platform/_refusal");
            request.setAttribute(JteView.TARGET, "#h-refusal");
        } else if (wantsPage(request)) {
            answer.setViewName("platform/refusal");
        } else {
            answer.setView(json);
        }
        return answer;
    }

    static boolean wantsPage(HttpServletRequest request) {
        var accept = Objects.toString(request.getHeader(HttpHeaders.ACCEPT), "");
        return accept.contains("html") || (accept.contains("*/*") && !accept.contains("json"));
    }
}
