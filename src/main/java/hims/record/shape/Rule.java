package hims.record.shape;

import java.util.Locale;

/** What may be wrong with an element. The words for people are messages: {@code record.fault.unknown-element}. */
public enum Rule {
    UNKNOWN_TYPE("structure"),
    UNKNOWN_ELEMENT("structure"),
    REQUIRED("required"),
    /** One value where a list belongs. */
    NOT_A_LIST("structure"),
    /** A list where one value belongs. */
    A_LIST("structure"),
    TOO_MANY("structure"),
    /** Two types of {@code value[x]}. */
    ONE_TYPE_ONLY("structure"),
    EMPTY("structure"),
    NOT_AN_OBJECT("structure"),
    /** Detail: the primitive type. */
    FORMAT("value"),
    /** Detail: the value set. */
    CODE("code-invalid"),
    /** Detail: the resource types that may stand there. */
    TARGET_TYPE("value"),
    /** Not the way a reference is written. */
    REFERENCE("value"),
    /** {@code #id} without such a contained resource. */
    NOT_CONTAINED("not-found"),
    CONTAINED_IN_CONTAINED("structure"),
    NARRATIVE("value"),
    ANOTHER_PERSON("business-rule"),
    NOT_A_DATE("value"),
    FUTURE("business-rule"),
    ENDS_BEFORE_START("business-rule"),
    BEFORE_BIRTH("business-rule"),
    /** Not the SHA-1 of the data. */
    ATTACHMENT_HASH("value"),
    /** Not the number of bytes of the data. */
    ATTACHMENT_SIZE("value"),
    /** So many faults that the rest is not told. */
    AND_MORE("too-costly");

    private final String issue;

    Rule(String issue) {
        this.issue = issue;
    }

    /** Code of FHIR's issue type, for {@code OperationOutcome.issue.code}. */
    public String issue() {
        return issue;
    }

    public String messageKey() {
        return "record.fault." + code();
    }

    /** {@code unknown-element}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
