package hims.person;

/**
 * Somebody who belongs to the person, in plain text.
 *
 * @param kind what the other is to the person
 * @param phone "" when none
 * @param emergency whether to be called first
 */
public record Relation(Kind kind, String name, String phone, boolean emergency) {
    public enum Kind {
        FATHER,
        MOTHER,
        HUSBAND,
        WIFE,
        CHILD,
        GUARDIAN,
        CARER,
        CARE_OF,
        OTHER
    }
}
