package hims.fhir;

import hims.platform.Rejected;
import hims.platform.web.Language;
import hims.record.ResourceType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/**
 * The door of the API at {@code /fhir}: a servlet of its own, as every answer is FHIR, errors included, and a read shall cost
 * little more than its bytes.
 */
final class FhirServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LARGEST_FORM = 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    static final String BASE = "/fhir";

    private final transient Callers callers;
    private final transient Dispatcher dispatcher;
    private final transient Capability capability;
    private final transient Outcomes outcomes;
    private final transient Bodies bodies;

    FhirServlet(Callers callers, Dispatcher dispatcher, Capability capability, Outcomes outcomes, Bodies bodies) {
        this.callers = callers;
        this.dispatcher = dispatcher;
        this.capability = capability;
        this.outcomes = outcomes;
        this.bodies = bodies;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer;
        var format = Format.JSON;
        try {
            var query = Query.read(Optional.ofNullable(request.getQueryString()).orElse(""));
            format = format(request, query);
            answer = answer(request, query);
        } catch (RuntimeException failure) {
            answer = outcomes.of(failure, language(request), request.getMethod() + " " + request.getRequestURI());
        }
        send(answer, format, request, response);
    }

    /** Of a Binary any type may be wanted: what is not FHIR is its content. */
    private static Format format(HttpServletRequest request, Query query) {
        try {
            return Format.wanted(query.first("_format"), accepted(request));
        } catch (Rejected refused) {
            var path = path(request);
            if (!path.isEmpty() && path.getFirst().equals(ResourceType.BINARY.fhirName())) {
                return Format.JSON;
            }
            throw refused;
        }
    }

    private Answer answer(HttpServletRequest request, Query query) {
        var path = path(request);
        var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        if (path.equals(List.of("metadata"))) {
            return capability.answer(method, base(request));
        }
        var target = Router.read(method, path);
        var caller = callers.of(request);
        var body = new Body(
                Optional.ofNullable(request.getContentType()).orElse(""),
                request.getContentLengthLong(),
                stream(request));
        var form = method.equals("POST") && body.plainType().equals(FORM);
        return dispatcher.answer(new Call(
                target.interaction(),
                target.type(),
                target.id(),
                target.version(),
                target.operation(),
                form ? query.and(Query.read(text(body))) : query,
                request::getHeader,
                form || method.equals("GET") ? Body.NONE : body,
                caller,
                base(request),
                language(request)));
    }

    private String text(Body form) {
        return form.length() == 0 ? "" : new String(bodies.bytes(form, LARGEST_FORM), StandardCharsets.UTF_8).strip();
    }

    /** Answers to HEAD lose their body on the way out: the container sees to it. */
    private void send(Answer answer, Format format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        for (var header : answer.headers().entrySet()) {
            response.setHeader(header.getKey(), header.getValue());
        }
        var payload = answer.payload();
        if (payload != null) {
            response.setContentLengthLong(payload.length());
            if (!request.getMethod().equals("HEAD")) {
                payload.write(response.getOutputStream());
            }
            return;
        }
        var body = answer.body();
        if (body.length > 0) {
            if (!answer.headers().containsKey("Content-Type")) {
                response.setContentType(format.type() + ";charset=UTF-8");
                body = written(body, format, wantsPretty(request));
            }
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private static boolean wantsPretty(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null && query.contains("_pretty=true");
    }

    private static byte[] written(byte[] json, Format format, boolean pretty) throws IOException {
        if (format == Format.JSON && !pretty) {
            return json;
        }
        var out = new ByteArrayOutputStream(2 * json.length);
        format.codec().write(json, out, pretty);
        return out.toByteArray();
    }

    /** Segments after the base; a slash at the end changes nothing. */
    private static List<String> path(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length() + BASE.length());
        var segments = new ArrayList<String>();
        for (var segment : path.split("/", 12)) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment));
            }
        }
        return segments;
    }

    private static String decode(String segment) {
        try {
            return UriUtils.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new Rejected(FhirProblem.UNKNOWN_ROUTE);
        }
    }

    /** Whether an address is of the API; {@code /fhir-viewer} is not. */
    static boolean isAt(String address) {
        return address.equals(BASE) || address.startsWith(BASE + "/");
    }

    private static String accepted(HttpServletRequest request) {
        return String.join(",", Collections.list(request.getHeaders("Accept")));
    }

    static String base(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length()) + request.getContextPath() + BASE;
    }

    private static Language language(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> Language.find(locale.getLanguage()).stream())
                .findFirst()
                .orElse(Language.EN);
    }

    private static java.io.InputStream stream(HttpServletRequest request) {
        try {
            return request.getInputStream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
