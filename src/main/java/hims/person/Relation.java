package hims.person;

import java.util.Locale;
import java.util.Optional;

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
        SIBLING,
        GUARDIAN,
        /** Whose guardian she is. */
        WARD,
        CARER,
        CARED_FOR,
        NEXT_OF_KIN,
        GUARANTOR,
        CARE_OF,
        OTHER;

        /** Whether people tell her from others of her name by this one. */
        public boolean tellsApart() {
            return switch (this) {
                case FATHER, MOTHER, HUSBAND, WIFE, CHILD, GUARDIAN, CARER, CARE_OF, OTHER -> true;
                case SIBLING, WARD, CARED_FOR, NEXT_OF_KIN, GUARANTOR -> false;
            };
        }

        /** What she is to the other; nothing where only one of the two says so. */
        Optional<Kind> reverse(Sex hers) {
            return switch (this) {
                case FATHER, MOTHER -> Optional.of(CHILD);
                case HUSBAND -> Optional.of(WIFE);
                case WIFE -> Optional.of(HUSBAND);
                case CHILD -> parent(hers);
                case SIBLING -> Optional.of(SIBLING);
                case GUARDIAN -> Optional.of(WARD);
                case WARD -> Optional.of(GUARDIAN);
                case CARER -> Optional.of(CARED_FOR);
                case CARED_FOR -> Optional.of(CARER);
                case NEXT_OF_KIN, GUARANTOR, CARE_OF, OTHER -> Optional.empty();
            };
        }

        private static Optional<Kind> parent(Sex sex) {
            return switch (sex) {
                case FEMALE -> Optional.of(MOTHER);
                case MALE -> Optional.of(FATHER);
                case OTHER, UNKNOWN -> Optional.empty();
            };
        }

        boolean isParent() {
            return this == MOTHER || this == FATHER;
        }

        /** Decides for a child until she is of age. */
        boolean decidesForMinor() {
            return isParent() || this == GUARDIAN;
        }

        String key() {
            return "person.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
