package hims.platform.ui;

import hims.platform.Fields;
import hims.platform.web.Frame;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form: label above, hint below the label, unit beside, error under it. Strings are empty where a field
 * has none. {@code Input.number("pulse", frame.text("chart.pulse")).unit("/min").in(form, frame)}
 *
 * @param note stands after the label in light letters: (if used)
 * @param kind what is typed; decides the keyboard of a phone
 */
public record Input(
        String name,
        String label,
        String note,
        String hint,
        String unit,
        String value,
        String error,
        Kind kind,
        Width width,
        List<Option> options,
        String autocomplete,
        int maxLength) {

    public enum Kind {
        TEXT("text", "text"),
        NUMBER("text", "decimal"),
        DATE("text", "text"),
        PHONE("tel", "tel"),
        CODE("text", "text"),
        PASSWORD("password", "text"),
        DIGITS("text", "numeric"),
        AREA("text", "text"),
        SELECT("text", "text"),
        CHOICE("text", "text");

        private final String type;
        private final String mode;

        Kind(String type, String mode) {
            this.type = type;
            this.mode = mode;
        }

        public String type() {
            return type;
        }

        public String mode() {
            return mode;
        }
    }

    /** Tells how much is expected: an age 88 px, a phone or a date 176. */
    public enum Width {
        FULL,
        AGE,
        SHORT
    }

    public static final String YES = "YES";
    public static final String NO = "NO";
    public static final String NOT_KNOWN = "NOT_KNOWN";

    public static Input text(String name, String label) {
        return of(name, label, Kind.TEXT, Width.FULL);
    }

    public static Input number(String name, String label) {
        return of(name, label, Kind.NUMBER, Width.AGE);
    }

    public static Input date(String name, String label) {
        return of(name, label, Kind.DATE, Width.SHORT);
    }

    public static Input phone(String name, String label) {
        return of(name, label, Kind.PHONE, Width.SHORT).autocomplete("tel-national");
    }

    public static Input password(String name, String label) {
        return of(name, label, Kind.PASSWORD, Width.FULL).autocomplete("current-password");
    }

    /** A one-time code or a PIN. */
    public static Input digits(String name, String label) {
        return of(name, label, Kind.DIGITS, Width.SHORT).autocomplete("one-time-code");
    }

    public static Input area(String name, String label) {
        return of(name, label, Kind.AREA, Width.FULL);
    }

    public static Input select(String name, String label, List<Option> options) {
        return of(name, label, Kind.SELECT, Width.FULL).options(options);
    }

    /** Joined cells, all visible: for up to five answers. */
    public static Input choice(String name, String label, List<Option> options) {
        return of(name, label, Kind.CHOICE, Width.FULL).options(options);
    }

    /** Yes, No, Not known: always all three, none chosen at the start (UI-36). */
    public static Input yesNo(String name, String label, Frame frame) {
        return choice(
                name,
                label,
                List.of(
                        new Option(YES, frame.text("ui.yes")),
                        new Option(NO, frame.text("ui.no")),
                        new Option(NOT_KNOWN, frame.text("ui.not-known"))));
    }

    private static Input of(String name, String label, Kind kind, Width width) {
        return new Input(name, label, "", "", "", "", "", kind, width, List.of(), "off", 0);
    }

    /** What was typed and what is wrong with it, from the form. A password never comes back. */
    public Input in(Fields form, Frame frame) {
        var typed = kind == Kind.PASSWORD ? "" : form.typed(name);
        return value(typed).error(form.error(name).map(frame::error).orElse(""));
    }

    public Input value(String typed) {
        return new Input(name, label, note, hint, unit, typed, error, kind, width, options, autocomplete, maxLength);
    }

    public Input error(String text) {
        return new Input(name, label, note, hint, unit, value, text, kind, width, options, autocomplete, maxLength);
    }

    public Input hint(String text) {
        return new Input(name, label, note, text, unit, value, error, kind, width, options, autocomplete, maxLength);
    }

    public Input note(String text) {
        return new Input(name, label, text, hint, unit, value, error, kind, width, options, autocomplete, maxLength);
    }

    public Input unit(String text) {
        return new Input(name, label, note, hint, text, value, error, kind, width, options, autocomplete, maxLength);
    }

    public Input width(Width other) {
        return new Input(name, label, note, hint, unit, value, error, kind, other, options, autocomplete, maxLength);
    }

    public Input autocomplete(String token) {
        return new Input(name, label, note, hint, unit, value, error, kind, width, options, token, maxLength);
    }

    public Input maxLength(int letters) {
        return new Input(name, label, note, hint, unit, value, error, kind, width, options, autocomplete, letters);
    }

    private Input options(List<Option> others) {
        return new Input(name, label, note, hint, unit, value, error, kind, width, others, autocomplete, maxLength);
    }

    /** The id of the element, also the target of the error summary. */
    public String id() {
        return "f-" + name.replace('.', '-');
    }

    public boolean wrong() {
        return !error.isEmpty();
    }

    /** The ids that explain this field to a screen reader; null leaves the attribute out. */
    public @Nullable String describedBy() {
        var ids = (hint.isEmpty() ? "" : id() + "-hint ") + (wrong() ? id() + "-error" : "");
        return ids.isEmpty() ? null : ids.strip();
    }

    public String css() {
        return "h-input"
                + (width == Width.FULL ? "" : " h-input--" + width.name().toLowerCase(Locale.ROOT));
    }
}
