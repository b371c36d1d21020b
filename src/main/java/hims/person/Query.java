package hims.person;

import java.util.List;

/** What was typed into the one box, understood (PER-1). */
public sealed interface Query {

    /** A number that is a health id. */
    record ByHealthId(HealthId id) implements Query {}

    /** A number that should be one of ours and is not, or must not be searched (Aadhaar). */
    record Mistyped(HealthId.Mistake mistake) implements Query {}

    /** A national health account number. */
    record Abha(String number) implements Query {}

    /**
     * Words and numbers that describe somebody.
     *
     * @param readings in more than one way where a word may be a name or a place, as Rohini
     */
    record Described(List<Reading> readings) implements Query {}

    /** Nothing to search by: empty, or an age alone. */
    record Nothing() implements Query {}

    /**
     * One way to read the words.
     *
     * @param words the name as typed, without age, place and relative
     * @param relative as typed, or ""
     */
    record Reading(String words, String relative, Traits traits) {}
}
