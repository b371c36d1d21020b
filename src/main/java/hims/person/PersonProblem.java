package hims.person;

import hims.platform.Kind;
import hims.platform.Problem;

/** Refusals of this module. */
public enum PersonProblem implements Problem {
    UNKNOWN_PERSON(Kind.NOT_FOUND),
    UNKNOWN_SEARCH(Kind.NOT_FOUND),
    /** Nobody is registered without a search in the same session (PER-2). */
    SEARCH_FIRST(Kind.CONFLICT),
    /** Somebody like this is on record and was not looked at (PER-6). */
    LOOKS_ALIKE(Kind.CONFLICT),
    TOO_MANY_SEARCHES(Kind.TOO_MANY),
    UNKNOWN_PAIR(Kind.NOT_FOUND),
    /** Somebody else has decided meanwhile. */
    PAIR_SETTLED(Kind.CONFLICT),
    UNKNOWN_MERGE(Kind.NOT_FOUND),
    /** One of them was changed since the preview was made (PER-51). */
    PREVIEW_STALE(Kind.STALE),
    /** PER-53; the reasons stand in {@code why}. */
    MERGE_REFUSED(Kind.CONFLICT),
    SECOND_OFFICER_NEEDED(Kind.CONFLICT),
    /** The one who asked cannot also agree. */
    SAME_OFFICER(Kind.FORBIDDEN),
    /** A merge has this state no longer, or not yet. */
    NOT_AT_THIS_STEP(Kind.CONFLICT),
    /** A later merge of the same person must be taken back first (PER-54). */
    LATER_MERGE_FIRST(Kind.CONFLICT),
    UNKNOWN_SURVEY(Kind.NOT_FOUND),
    /** Nothing was chosen, or there is no row under the heading. */
    SURVEY_EMPTY(Kind.INVALID),
    /** A workbook, an archive or another encoding than UTF-8. */
    SURVEY_NOT_TEXT(Kind.INVALID),
    /** A column is missing or is none of ours; {@code columns} names them. */
    SURVEY_COLUMNS(Kind.INVALID),
    SURVEY_TOO_LARGE(Kind.TOO_LARGE),
    /** Its batch is at another step. */
    SURVEY_MOVED_ON(Kind.CONFLICT),
    DIED_ALREADY(Kind.CONFLICT),
    DIED_BEFORE_BIRTH(Kind.CONFLICT),
    NOT_DEAD(Kind.CONFLICT),
    /** Her name is known already. */
    NOT_UNKNOWN(Kind.CONFLICT),
    /** A man has no newborn of his own: the mother's page is the place. */
    NOT_A_MOTHER(Kind.CONFLICT),
    BORN_ALREADY(Kind.CONFLICT),
    NOT_A_NEWBORN(Kind.CONFLICT),
    /** To this reader she is a masked line (PER-33). */
    RESTRICTED_PERSON(Kind.FORBIDDEN),
    UNKNOWN_PAPER(Kind.NOT_FOUND),
    /** She has given this number before. */
    PAPER_KNOWN(Kind.CONFLICT),
    PAPER_AT_ANOTHER_STEP(Kind.CONFLICT),
    UNKNOWN_RELATION(Kind.NOT_FOUND),
    RELATION_TO_SELF(Kind.CONFLICT),
    GUARDIAN_NOT_ADULT(Kind.CONFLICT),
    RELATION_KNOWN(Kind.CONFLICT),
    /** She belongs to this household already. */
    MEMBER_ALREADY(Kind.CONFLICT),
    /** She belongs to no such household. */
    NOT_A_MEMBER(Kind.CONFLICT),
    /** For this reason. */
    CONFIDENTIAL_ALREADY(Kind.CONFLICT),
    UNKNOWN_CONFIDENCE(Kind.NOT_FOUND),
    /** Verified already, dead, or too little known. */
    NOTHING_TO_VERIFY(Kind.CONFLICT);

    private final Kind kind;

    PersonProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
