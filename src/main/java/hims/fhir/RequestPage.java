package hims.fhir;

import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The box for a request, as typed to the letter, with the answer when it was sent.
 *
 * @param asks whether the sender must say that she means to change the record
 * @param lost what was sent is not kept, or its answer is still on its way
 */
public record RequestPage(
        Fields in,
        String method,
        String address,
        String headers,
        String body,
        boolean asks,
        boolean lost,
        @Nullable AnswerView answer) {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH");

    /** Before the name of a parameter in the search form of a type. */
    private static final String PARAMETER = "p.";

    static RequestPage empty(String address, boolean lost) {
        return new RequestPage(Fields.empty(), "GET", address, "", "", false, lost, null);
    }

    static RequestPage of(Asked asked, AnswerView answer) {
        return new RequestPage(
                Fields.empty(), asked.method(), asked.address(), asked.headers(), asked.body(), false, false, answer);
    }

    /** From the box, or from the search form of a type, which sends the type and each parameter apart. */
    static RequestPage read(Fields in, HttpServletRequest request) {
        var type = typed(request, "type");
        var query = typed(request, "address").strip();
        var address = type.isEmpty() ? query : search(type, query, request);
        var method = typed(request, "method");
        var page = new RequestPage(
                in,
                method.isEmpty() ? "GET" : method,
                address,
                typed(request, "headers"),
                typed(request, "body"),
                false,
                false,
                null);
        page.check();
        return page;
    }

    private static String search(String type, String query, HttpServletRequest request) {
        var single = request.getParameterMap().entrySet().stream()
                .filter(field -> field.getKey().startsWith(PARAMETER))
                .filter(field -> !field.getValue()[0].isBlank())
                .map(field ->
                        field.getKey().substring(PARAMETER.length()) + "=" + escaped(field.getValue()[0].strip()));
        var all = Stream.concat(single, Stream.of(query.replaceFirst("^\\?", "")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return type + (all.isEmpty() ? "" : "?" + all);
    }

    /** Only what would end a value: the address stays readable. */
    private static String escaped(String value) {
        return value.replace("%", "%25").replace("&", "%26").replace("+", "%2B").replace("#", "%23");
    }

    private void check() {
        if (address.isEmpty()) {
            in.wrong("address", "fhir.viewer.address.missing");
        }
        if (address.length() > Asked.LONGEST_PATH) {
            in.wrong("address", "field.too-long", Asked.LONGEST_PATH);
        }
        if (headers.length() > Asked.LONGEST_HEADERS) {
            in.wrong("headers", "field.too-long", Asked.LONGEST_HEADERS);
        } else {
            TypedHeaders.wrong(headers)
                    .ifPresent(line -> in.wrong("headers", "fhir.viewer.headers.wrong", line, TypedHeaders.possible()));
        }
        if (body.length() > Asked.LONGEST_BODY) {
            in.wrong("body", "field.too-long", Asked.LONGEST_BODY);
        }
        if (!METHODS.contains(method)) {
            in.wrong("method", "field.not-a-choice");
        }
    }

    /** The same, asking whether the change is meant. */
    RequestPage asking() {
        in.wrong("sure", "fhir.viewer.sure.missing");
        return new RequestPage(in, method, address, headers, body, true, false, null);
    }

    private static String typed(HttpServletRequest request, String name) {
        return Objects.toString(request.getParameter(name), "");
    }

    public boolean isSure() {
        return in.flag("sure");
    }

    public boolean opensHeaders() {
        return !headers.isEmpty() || !body.isEmpty() || !method.equals("GET");
    }

    public Input methodField(Frame frame) {
        return Input.choice(
                        "method",
                        frame.text("fhir.viewer.method"),
                        METHODS.stream().map(one -> new Option(one, one)).toList())
                .in(in, frame)
                .value(method);
    }

    public Input addressField(Frame frame) {
        return Input.text("address", frame.text("fhir.viewer.address"))
                .hint(frame.text("fhir.viewer.address.hint"))
                .maxLength(Asked.LONGEST_PATH)
                .in(in, frame)
                .value(address);
    }

    public Input headersField(Frame frame) {
        return Input.area("headers", frame.text("fhir.viewer.headers"))
                .hint(frame.text("fhir.viewer.headers.hint"))
                .maxLength(Asked.LONGEST_HEADERS)
                .in(in, frame)
                .value(headers);
    }

    public Input bodyField(Frame frame) {
        return Input.area("body", frame.text("fhir.viewer.body"))
                .hint(frame.text("fhir.viewer.body.hint"))
                .maxLength(Asked.LONGEST_BODY)
                .in(in, frame)
                .value(body);
    }
}
