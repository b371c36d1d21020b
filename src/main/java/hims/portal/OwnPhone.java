package hims.portal;

import hims.person.Person;
import hims.person.Phone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The phone to which a person's code may go. Test: OwnPhoneTest. */
final class OwnPhone {
    static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final int ADULT = 18;

    private OwnPhone() {}

    /** Her own; of a child that of a parent. Never a neighbour's or a husband's, even if it is on record (POR-2). */
    static Optional<Phone> of(Person person, Instant now) {
        if (person.status() == Person.Status.DECEASED) {
            return Optional.empty();
        }
        var owners = isChild(person, now) ? Set.of(Phone.Owner.SELF, Phone.Owner.PARENT) : Set.of(Phone.Owner.SELF);
        return person.phones().stream()
                .filter(phone -> owners.contains(phone.owner()))
                .findFirst();
    }

    private static boolean isChild(Person person, Instant now) {
        var birth = person.birth();
        return birth != null
                && birth.to().isAfter(LocalDate.ofInstant(now, CITY).minusYears(ADULT));
    }
}
