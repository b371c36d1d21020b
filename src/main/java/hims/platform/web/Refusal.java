package hims.platform.web;

import java.util.Map;

/**
 * One refusal as the reader sees it: what, what to do now, and a code that support finds in the log.
 *
 * @param code {@code pharmacy.insufficient-stock}: the same in URLs, messages and logs
 */
public record Refusal(int status, String code, Map<String, Object> facts, String support) {
    String titleKey() {
        return "problem." + code;
    }

    public String title(Frame frame) {
        return frame.texts().text(frame.language(), titleKey(), facts);
    }

    /** What to do next, where the status alone can tell; empty where it cannot. */
    public String next(Frame frame) {
        var key = "problem.next." + status;
        return frame.texts().has(key) ? frame.text(key) : "";
    }
}
