package hims.fhir;

import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The box for a request, as typed to the letter, with the answer when it was sent. */
public record RequestPage(
        Fields in,
        String method,
        String address,
        String body,
        @Nullable AnswerView answer) {

    static RequestPage empty(String address) {
        return new RequestPage(Fields.empty(), "GET", address, "", null);
    }

    static RequestPage of(Asked asked, AnswerView answer) {
        return new RequestPage(Fields.empty(), asked.method(), asked.address(), asked.body(), answer);
    }

    /** From the box, or from the search form of a type, which sends the type apart. */
    static RequestPage read(Fields in, HttpServletRequest request) {
        var type = parameter(request, "type");
        var typed = parameter(request, "address").strip();
        var address = type.isEmpty() ? typed : type + (typed.isEmpty() ? "" : "?" + typed.replaceFirst("^\\?", ""));
        var method = parameter(request, "method");
        var page = new RequestPage(in, method.isEmpty() ? "GET" : method, address, parameter(request, "body"), null);
        if (address.isEmpty()) {
            in.wrong("address", "fhir.viewer.address.missing");
        }
        if (address.length() > Asked.LONGEST_PATH) {
            in.wrong("address", "field.too-long", Asked.LONGEST_PATH);
        }
        if (page.body().length() > Asked.LONGEST_BODY) {
            in.wrong("body", "field.too-long", Asked.LONGEST_BODY);
        }
        if (!List.of("GET", "POST").contains(page.method())) {
            in.wrong("method", "field.not-a-choice");
        }
        return page;
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.toString(request.getParameter(name), "");
    }

    public Input methodField(Frame frame) {
        return Input.choice(
                        "method",
                        frame.text("fhir.viewer.method"),
                        List.of(new Option("GET", "GET"), new Option("POST", "POST")))
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

    public Input bodyField(Frame frame) {
        return Input.area("body", frame.text("fhir.viewer.body"))
                .note(frame.text("ui.optional"))
                .hint(frame.text("fhir.viewer.body.hint"))
                .maxLength(Asked.LONGEST_BODY)
                .in(in, frame)
                .value(body);
    }
}
