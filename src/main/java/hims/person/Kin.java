package hims.person;

import hims.access.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A relation of a person, to somebody on record or in plain text.
 *
 * @param other null for one in plain text; then {@code name} says who
 * @param until null while it stands
 */
public record Kin(
        UUID id,
        Relation.Kind kind,
        String name,
        String phone,
        boolean emergency,
        @Nullable PersonId other,
        Instant since,
        @Nullable Instant until) {
    static final int OF_AGE = 18;
    /** A mother who is not so much older than her child is looked at again (PER-25). */
    static final int MOTHER_OLDER = 10;

    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");

    /** @param number the health id of somebody on record; null for one in plain text */
    public record Given(Relation.Kind kind, @Nullable HealthId number, String name, String phone, boolean emergency) {}

    boolean stands() {
        return until == null;
    }

    /**
     * The first day on which the person decides for herself: there is nothing to end, and nobody who could forget it. Empty where the
     * other decides nothing, or was made guardian of a grown-up. Test: RelationsTest.
     */
    Optional<LocalDate> authorityEnds(Person person) {
        Birth birth = person.birth();
        if (birth == null || !kind.decidesForMinor()) {
            return Optional.empty();
        }
        LocalDate ofAge = birth.to().plusYears(OF_AGE);
        return Optional.of(ofAge)
                .filter(day ->
                        kind.isParent() || LocalDate.ofInstant(since, CITY).isBefore(day));
    }

    /** Whether parent and child are so near in age that one of the two is hardly right. */
    boolean tooNear(Person person, Person relative) {
        Birth parent = kind == Relation.Kind.CHILD ? person.birth() : relative.birth();
        Birth child = kind == Relation.Kind.CHILD ? relative.birth() : person.birth();
        return (kind.isParent() || kind == Relation.Kind.CHILD)
                && parent != null
                && child != null
                && parent.from().isAfter(child.to().minusYears(MOTHER_OLDER));
    }
}
