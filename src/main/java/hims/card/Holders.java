package hims.card;

import static hims.card.CardProblem.HOLDER_DIED;

import hims.access.PersonId;
import hims.card.Holder.Kin;
import hims.card.code.SexCode;
import hims.person.Address;
import hims.person.Birth;
import hims.person.Person;
import hims.person.Registry;
import hims.person.Relation;
import hims.person.Sex;
import hims.platform.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the registry knows, as a card shows it. */
@Component
class Holders {

    private final Registry registry;

    Holders(Registry registry) {
        this.registry = registry;
    }

    /** @throws Rejected HOLDER_DIED, or that of the registry for nobody */
    Holder fetch(PersonId id) {
        Person person = registry.fetch(id);
        if (person.status() == Person.Status.DECEASED) {
            throw new Rejected(HOLDER_DIED);
        }
        return of(person);
    }

    /** As the post reads it; empty when nothing is recorded. */
    List<String> address(PersonId id) {
        Address address = registry.fetch(id).address();
        if (address == null) {
            return List.of();
        }
        return Stream.of(
                        line(address.house(), address.street()),
                        line(address.landmark(), address.locality()),
                        line(address.district(), address.state())
                                + (address.pin().isEmpty() ? "" : " " + address.pin()))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Postal code; empty when not recorded. */
    String pin(PersonId id) {
        Address address = registry.fetch(id).address();
        return address == null ? "" : address.pin();
    }

    private static String line(String first, String second) {
        return Stream.of(first, second).filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
    }

    static Holder of(Person person) {
        @Nullable Birth birth = person.birth();
        return new Holder(
                person.id(),
                person.healthId(),
                person.name().full(),
                person.name().inScript(),
                kin(person).orElse(null),
                birth != null && birth.exact() ? birth.from() : null,
                birth == null ? 0 : birth.year(),
                sex(person.sex()));
    }

    private static Optional<Kin> kin(Person person) {
        return person.relations().stream()
                .filter(relation -> !relation.name().isEmpty())
                .flatMap(relation ->
                        word(relation.kind(), person.sex()).map(word -> new Kin(word, relation.name())).stream())
                .findFirst();
    }

    /** Empty for relatives by whom nobody is told apart. */
    private static Optional<Holder.Relation> word(Relation.Kind kind, Sex sex) {
        return switch (kind) {
            case FATHER, MOTHER -> Optional.of(childOf(sex));
            case HUSBAND -> Optional.of(Holder.Relation.WIFE_OF);
            case WIFE -> Optional.of(Holder.Relation.HUSBAND_OF);
            case GUARDIAN, CARER, CARE_OF -> Optional.of(Holder.Relation.CARE_OF);
            case CHILD, SIBLING, WARD, CARED_FOR, NEXT_OF_KIN, GUARANTOR, OTHER -> Optional.empty();
        };
    }

    private static Holder.Relation childOf(Sex sex) {
        return switch (sex) {
            case FEMALE -> Holder.Relation.DAUGHTER_OF;
            case MALE -> Holder.Relation.SON_OF;
            case OTHER, UNKNOWN -> Holder.Relation.CHILD_OF;
        };
    }

    private static SexCode sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> SexCode.FEMALE;
            case MALE -> SexCode.MALE;
            case OTHER -> SexCode.OTHER;
            case UNKNOWN -> SexCode.UNKNOWN;
        };
    }
}
