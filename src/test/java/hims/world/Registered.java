package hims.world;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.person.Birth;
import hims.person.Correction;
import hims.person.Corrections;
import hims.person.Identifier;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Phone;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Relation;
import hims.person.Sex;
import hims.platform.Ids;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** People on record, some of them twice. */
@Component
public class Registered {
    private static final Actor PROGRAM = Actor.system("test", UnitId.of("LNH"));
    private final Registry registry;
    private final Corrections corrections;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;

    Registered(Registry registry, Corrections corrections, TransactionOperations transactions, JdbcClient jdbc) {
        this.registry = registry;
        this.corrections = corrections;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    public static Actor staff(String name, Role role, String facility) {
        return new Actor(
                new UserId(Ids.next()), name, role, UnitId.of(facility), null, "session of " + name, "127.0.0.1");
    }

    /** @param phone "" for none */
    public PersonId person(String given, String family, int age, String phone) {
        return person(new PersonName(given, family, ""), Sex.FEMALE, age, phone, List.of());
    }

    public PersonId person(PersonName name, Sex sex, int age, String phone, List<Relation> relations) {
        var born = LocalDate.of(LocalDate.now(ZoneId.of("Asia/Kolkata")).getYear() - age, 1, 1);
        var who = new Register(
                new InquiryId(Ids.next()),
                name,
                sex,
                null,
                new Birth(born, born.plusYears(1).minusDays(1), Birth.Precision.YEAR),
                phone.isEmpty() ? List.of() : List.of(new Phone(phone, Phone.Owner.SELF, false)),
                null,
                relations,
                "hi",
                List.of(),
                "");
        return registry.register(who, PROGRAM, UUID.randomUUID().toString());
    }

    public void phone(PersonId person, String number) {
        correct(person, correction(List.of(new Phone(number, Phone.Owner.SELF, false)), null, List.of()));
    }

    public void renamed(PersonId person, PersonName name) {
        correct(person, correction(List.of(), name, List.of()));
    }

    public void identifier(PersonId person, String system, String value) {
        correct(person, correction(List.of(), null, List.of(new Identifier(system, value))));
    }

    /** As another system tells it: nothing else stops. */
    public void died(PersonId person, LocalDate day) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("select set_config('person.changed_by', :by, true), set_config('person.why', 'died', true),"
                            + " set_config('person.source', 'TEST', true)")
                    .param("by", PROGRAM.user().value().toString())
                    .query()
                    .listOfRows();
            jdbc.sql("update person.person set died_on = :day, status = 'DECEASED' where id = :id")
                    .param("day", day)
                    .param("id", person.value())
                    .update();
        });
    }

    private static Correction correction(List<Phone> phones, @Nullable PersonName name, List<Identifier> identifiers) {
        return new Correction(name, null, null, phones, null, List.of(), null, identifiers);
    }

    private void correct(PersonId person, Correction to) {
        transactions.executeWithoutResult(_ -> corrections.correct(person, _ -> to, "TEST", PROGRAM));
    }
}
