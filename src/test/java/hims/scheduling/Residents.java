package hims.scheduling;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.Birth;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Sex;
import hims.platform.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** People who come to the hospital: each one is new. */
@Component
class Residents {
    private static final List<String> GIVEN = List.of("Ramesh", "Nasreen", "Harbhajan", "Lakshmi", "Maria", "Sunita");
    private static final List<String> FAMILY = List.of("Verma", "Khatoon", "Singh", "Devi", "D'Souza", "Minz");

    private final Registry registry;
    private final AtomicInteger next = new AtomicInteger();

    Residents(Registry registry) {
        this.registry = registry;
    }

    PersonId adult() {
        return agedYears(34);
    }

    PersonId agedYears(int years) {
        var n = next.getAndIncrement();
        var name = new PersonName(GIVEN.get(n % GIVEN.size()), FAMILY.get(n / GIVEN.size() % FAMILY.size()), "");
        var register = new Register(
                new InquiryId(Ids.next()),
                name,
                Sex.FEMALE,
                null,
                Birth.agedYears(years, LocalDate.now(ServiceDay.ZONE)),
                List.of(),
                null,
                List.of(),
                "hi",
                List.of(),
                "");
        return registry.register(
                register, Actor.system("test"), UUID.randomUUID().toString());
    }
}
