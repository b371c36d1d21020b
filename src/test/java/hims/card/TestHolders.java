package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.person.Birth;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Phone;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Relation;
import hims.person.Sex;
import hims.platform.Ids;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** People of the card tests; a new one at each call. */
@Component
public class TestHolders {

    public static final Actor MEENA = actor(Role.REGISTRATION_CLERK, "LNH");

    private final Registry registry;
    private final Holders holders;

    TestHolders(Registry registry, Holders holders) {
        this.registry = registry;
        this.holders = holders;
    }

    public static Actor actor(Role role, String facility) {
        return new Actor(
                new UserId(Ids.named("user", role + facility)),
                role.name(),
                role,
                UnitId.of(facility),
                null,
                "session",
                "10.1.2.3");
    }

    public PersonId register() {
        return register("सुनीता देवी");
    }

    /** @param inScript her name in her own script */
    public PersonId register(String inScript) {
        var sunita = new Register(
                new InquiryId(Ids.next()),
                new PersonName("Sunita", "Devi", inScript),
                Sex.FEMALE,
                null,
                Birth.on(LocalDate.of(1979, 3, 14)),
                List.of(new Phone("9811020644", Phone.Owner.SELF, false)),
                null,
                List.of(new Relation(Relation.Kind.HUSBAND, "Ramesh Kumar", "9810037715", true)),
                "hi",
                List.of(),
                "");
        return registry.register(sunita, Actor.system("test"), "test-" + Ids.next());
    }

    Holder sunita() {
        return holders.fetch(register());
    }
}
