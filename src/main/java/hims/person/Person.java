package hims.person;

import hims.access.PersonId;
import hims.access.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resident as the registry knows her now.
 *
 * @param birth null while provisional and not even an age is known
 * @param similar whether a twin or namesake is on record, of which every banner warns (PER-32)
 * @param gender as self-stated, null when not asked
 * @param language code of the preferred language
 */
public record Person(
        PersonId id,
        HealthId healthId,
        Status status,
        PersonName name,
        Sex sex,
        @Nullable String gender,
        @Nullable Birth birth,
        @Nullable LocalDate diedOn,
        boolean confidential,
        boolean similar,
        String language,
        @Nullable Address address,
        List<Phone> phones,
        List<Relation> relations,
        UnitId facility,
        Instant registeredAt,
        int version) {

    public enum Status {
        PROVISIONAL,
        SELF_DECLARED,
        VERIFIED,
        MERGED,
        DECEASED;

        public boolean canBecome(Status next) {
            return switch (this) {
                case PROVISIONAL -> next != PROVISIONAL;
                case SELF_DECLARED -> next == VERIFIED || next == MERGED || next == DECEASED;
                case VERIFIED -> next == MERGED || next == DECEASED;
                case MERGED, DECEASED -> next == PROVISIONAL || next == SELF_DECLARED || next == VERIFIED;
            };
        }
    }

    /** Whether this is only the number of a confidential person. */
    public boolean isMasked() {
        return confidential && name.full().isBlank();
    }

    /** A confidential person as a list shows her: the number, and nothing to know her by (PER-33). */
    public Person masked() {
        return confidential
                ? new Person(
                        id,
                        healthId,
                        status,
                        new PersonName("", "", ""),
                        Sex.UNKNOWN,
                        null,
                        null,
                        null,
                        true,
                        similar,
                        language,
                        null,
                        List.of(),
                        List.of(),
                        facility,
                        registeredAt,
                        version)
                : this;
    }

    /** The relative by whom people tell her from others of her name. */
    public Optional<Relation> knownBy() {
        return relations.stream()
                .filter(relation ->
                        !relation.name().isEmpty() && relation.kind().tellsApart())
                .findFirst();
    }

    public Optional<Relation> emergencyContact() {
        return relations.stream().filter(Relation::emergency).findFirst();
    }

    public Optional<Phone> phone() {
        return phones.stream().findFirst();
    }
}
