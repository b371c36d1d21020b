package hims.platform.web;

import hims.platform.Rejected;
import java.security.SecureRandom;
import java.util.Map;

/**
 * One refusal as the reader sees it: what, what to do now, and a code that support finds in the log.
 *
 * @param code {@code pharmacy.insufficient-stock}: the same in URLs, messages and logs
 */
public record Refusal(int status, String code, Map<String, Object> facts, String support) {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Refusal of(int status, String code) {
        return of(status, code, Map.of());
    }

    static Refusal of(int status, String code, Map<String, Object> facts) {
        return new Refusal(status, code, facts, supportCode());
    }

    /** Eight letters that can be read out on the phone. */
    private static String supportCode() {
        var code = new StringBuilder();
        RANDOM.ints(8, 0, LETTERS.length()).forEach(at -> code.append(LETTERS.charAt(at)));
        return code.insert(4, '-').toString();
    }

    String titleKey() {
        return "problem." + code;
    }

    public String title(Frame frame) {
        return frame.texts().text(frame.language(), titleKey(), facts);
    }

    /** The right that is missing, in words; empty where the refusal is about something else. */
    public String missing(Frame frame) {
        var key = "right." + facts.get(Rejected.RIGHT);
        return status == 403 && frame.texts().has(key) ? frame.text("frame.right.missing", frame.text(key)) : "";
    }

    /** Whom to ask for it. */
    public String ask(Frame frame) {
        var facility = frame.around().facility();
        return facility.isEmpty() ? frame.text("frame.right.ask-anyone") : frame.text("frame.right.ask", facility);
    }

    /** What to do next, where the status alone can tell; empty where it cannot. */
    public String next(Frame frame) {
        var key = "problem.next." + status;
        return frame.texts().has(key) ? frame.text(key) : "";
    }
}
