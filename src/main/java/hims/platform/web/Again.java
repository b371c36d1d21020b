package hims.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The page that asks to come again. A form that was sent stands in it, to be sent once more as it is: the same key has one effect.
 *
 * @param fields none where the form held what is not written into a page, a password or a file
 */
public record Again(Refusal refusal, boolean sent, String path, List<Field> fields) {
    private static final List<String> SECRET = List.of("password", "code", "secret", "pin", "otp");
    private static final int MOST = 400;

    public record Field(String name, String value) {}

    static Again of(HttpServletRequest request, Refusal refusal) {
        var sent = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        return new Again(refusal, sent, request.getRequestURI(), sent ? fields(request) : List.of());
    }

    private static List<Field> fields(HttpServletRequest request) {
        var type = Objects.toString(request.getContentType(), "");
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return List.of();
        }
        var all = request.getParameterMap().entrySet().stream()
                .flatMap(one -> Arrays.stream(one.getValue()).map(value -> new Field(one.getKey(), value)))
                .toList();
        return all.size() > MOST || all.stream().anyMatch(Again::secret) ? List.of() : all;
    }

    private static boolean secret(Field field) {
        var name = field.name().toLowerCase(Locale.ROOT);
        return SECRET.contains(name);
    }

    public String title(Frame frame) {
        return refusal.title(frame);
    }

    /** What to do now. */
    public String next(Frame frame) {
        if (!sent) {
            return frame.text("again.wait");
        }
        if (fields.isEmpty()) {
            return frame.text("again.back");
        }
        return frame.text(refusal.code().equals(Away.Why.SILENT.code()) ? "again.unsure" : "again.send");
    }
}
