package hims.fhir.search;

import hims.platform.Kind;
import hims.platform.Problem;

/** What is wrong with a search. Facts name the parameter, never its value, which may be somebody's name. */
public enum SearchProblem implements Problem {
    /** Fact {@code parameter} is none of {@code type}. */
    PARAMETER_UNKNOWN(Kind.INVALID),
    /** Known to FHIR, not answered here. */
    PARAMETER_UNSUPPORTED(Kind.INVALID),
    /** Fact {@code modifier} does not go with {@code parameter}. */
    MODIFIER_UNSUPPORTED(Kind.INVALID),
    /** Fact {@code expected} is how a value of {@code parameter} is written. */
    VALUE_INVALID(Kind.INVALID),
    /** More than {@code most} parameters, values or links of a chain. */
    SEARCH_TOO_LONG(Kind.INVALID),
    /** {@code parameter} does not lead where the chain goes on, or to several types of which none is named. */
    CHAIN_INVALID(Kind.INVALID),
    /** The inner search finds more than {@code most}. */
    CHAIN_TOO_WIDE(Kind.UNPROCESSABLE),
    /** {@code parameter} is no reference that can be followed. */
    INCLUDE_INVALID(Kind.INVALID),
    /** {@code allowed} is what can be sorted by. */
    SORT_UNSUPPORTED(Kind.INVALID),
    /** The place of the next page was altered, or belongs to another search. */
    PAGE_INVALID(Kind.INVALID),
    /** No value set that is shipped here. */
    VALUE_SET_UNKNOWN(Kind.INVALID),
    /** No order is known of the codes of this system. */
    HIERARCHY_UNKNOWN(Kind.INVALID),
    /** Texts are searched in the record of a patient who is named. */
    TEXT_NEEDS_PATIENT(Kind.INVALID),
    /** Only so many were included; the rest can be searched for. */
    INCLUDES_CUT(Kind.UNPROCESSABLE);

    private final Kind kind;

    SearchProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
