package hims.fhir.format;

import java.util.Locale;

/** A body that cannot be read as a resource. Tells where, never what stands there. */
public final class MalformedBody extends RuntimeException {
    /** What is wrong; the words are messages: {@code fhir.body.duplicate-name}. */
    public enum Reason {
        SYNTAX,
        EMPTY,
        ENCODING,
        NOT_AN_OBJECT,
        DUPLICATE_NAME,
        NUMBER,
        TOO_DEEP,
        /** A name or a number. */
        TOO_LONG,
        /** The whole body: answered with 413. */
        TOO_LARGE,
        AFTER_THE_END,
        DOCTYPE,
        NAMESPACE,
        TEXT_BETWEEN_ELEMENTS,
        ELEMENT
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final int line;
    private final int column;

    /** @param line from 1; 0 where it is not known */
    MalformedBody(Reason reason, int line, int column) {
        super(reason + " in line " + line + ", column " + column);
        this.reason = reason;
        this.line = Math.max(line, 0);
        this.column = Math.max(column, 0);
    }

    /** The same, told from the start of a body of which only what comes after so many lines was read. */
    public MalformedBody below(int lines) {
        return line == 0 ? this : new MalformedBody(reason, line + lines, column);
    }

    public Reason reason() {
        return reason;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public boolean isTooLarge() {
        return reason == Reason.TOO_LARGE;
    }

    /** Of a text with line and column as its values 0 and 1. */
    public String messageKey() {
        return "fhir.body." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
