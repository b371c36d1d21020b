package hims.access;

import java.util.Map;

/** What a decision looks at, in this order (SEC-20); SEC-23 puts the family among them. */
public enum Factor {
    ROLE,
    FACILITY,
    FAMILY,
    RELATIONSHIP,
    PURPOSE,
    LABEL,
    CONSENT;

    /** One factor's word: all but the last two can refuse. */
    public enum Answer {
        YES,
        NO,
        /** Allowed, but confidential entries stay closed. */
        PART,
        NOT_ASKED
    }

    /** @param rule the sentence behind the answer, as {@code why.rule.<rule>}, which may name the facts */
    public record Reason(Factor factor, Answer answer, String rule, Map<String, String> facts) {
        static Reason of(Factor factor, boolean agreed, String rule) {
            return new Reason(factor, agreed ? Answer.YES : Answer.NO, rule, Map.of());
        }

        Reason with(Map<String, String> more) {
            return new Reason(factor, answer, rule, more);
        }
    }
}
