package hims.demo;

import hims.access.PersonId;
import hims.person.Birth;
import hims.person.Person;
import hims.person.Sex;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who goes where: children to the children's doctor, women also to theirs, grown-ups to all others. */
record Townsfolk(List<PersonId> children, List<PersonId> women, List<PersonId> adults) {
    private static final int CHILD_UNTIL_YEARS = 12;

    static Townsfolk of(Collection<Person> people, LocalDate today) {
        var grown = people.stream().filter(person -> !isChild(person, today)).toList();
        return new Townsfolk(
                people.stream()
                        .filter(person -> isChild(person, today))
                        .map(Person::id)
                        .toList(),
                grown.stream()
                        .filter(person -> person.sex() == Sex.FEMALE)
                        .map(Person::id)
                        .toList(),
                grown.stream().map(Person::id).toList());
    }

    /** @param department as {@code LNH/PAED-OPD} */
    List<PersonId> goingTo(String department) {
        var going = department.endsWith("/PAED-OPD") ? children : department.endsWith("/GYN-OPD") ? women : adults;
        return going.isEmpty() ? adults : going;
    }

    private static boolean isChild(Person person, LocalDate today) {
        @Nullable Birth birth = person.birth();
        return birth != null && birth.to().isAfter(today.minusYears(CHILD_UNTIL_YEARS));
    }
}
