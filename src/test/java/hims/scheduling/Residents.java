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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** People who come to the hospital: each one is new. */
@Component
class Residents {
    private static final List<String> GIVEN = List.of("Ramesh", "Nasreen", "Harbhajan", "Lakshmi", "Maria", "Sunita");
    private static final List<String> FAMILY = List.of("Verma", "Khatoon", "Singh", "Devi", "D'Souza", "Minz");

    private final Registry registry;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicInteger next = new AtomicInteger();

    Residents(Registry registry, JdbcClient jdbc, TransactionTemplate transaction) {
        this.registry = registry;
        this.jdbc = jdbc;
        this.transaction = transaction;
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

    /** As the registry hears it; the page for it comes with the rest of the registry. */
    void died(PersonId person) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select set_config('person.changed_by', :by, true), set_config('person.why', 'died', true), "
                            + "set_config('person.source', 'test', true)")
                    .param("by", Ids.next().toString())
                    .query((row, number) -> true)
                    .single();
            jdbc.sql("update person.person set status = 'DECEASED', died_on = current_date where id = :id")
                    .param("id", person.value())
                    .update();
        });
    }
}
