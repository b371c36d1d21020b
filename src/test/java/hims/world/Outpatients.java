package hims.world;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.person.Birth;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Sex;
import hims.platform.Ids;
import hims.scheduling.IssueToken;
import hims.scheduling.PriorityClass;
import hims.scheduling.QueueId;
import hims.scheduling.Token;
import hims.scheduling.Tokens;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People who come to the medicine OPD of Lok Nayak Hospital, and who works there. */
@Component
public class Outpatients {
    public static final UnitId LOK_NAYAK = UnitId.of("LNH");
    public static final UnitId GTB = UnitId.of("GTB");
    public static final QueueId MEDICINE = QueueId.of("LNH/MED-OPD");

    private final Registry registry;
    private final Tokens tokens;
    private final JdbcClient jdbc;

    Outpatients(Registry registry, Tokens tokens, JdbcClient jdbc) {
        this.registry = registry;
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    public static Actor doctor() {
        return staff("Dr Ananya Sen", Role.DOCTOR, LOK_NAYAK);
    }

    public static Actor nurse() {
        return staff("Sr Mary Joseph", Role.NURSE, LOK_NAYAK);
    }

    public static Actor doctorOfGtb() {
        return staff("Dr Rafiq Iqbal", Role.DOCTOR, GTB);
    }

    public static Actor staff(String name, Role role, UnitId facility) {
        return new Actor(new UserId(Ids.next()), name, role, facility, null, "session", "127.0.0.1");
    }

    public PersonId resident(String given, String family, Sex sex, LocalDate born) {
        var register = new Register(
                new InquiryId(Ids.next()),
                new PersonName(given, family, ""),
                sex,
                null,
                Birth.on(born),
                List.of(),
                null,
                List.of(),
                "hi",
                List.of(),
                "");
        return registry.register(register, Actor.system("test"), key());
    }

    public PersonId ramesh() {
        return resident("Ramesh", "Verma", Sex.MALE, LocalDate.of(1955, 7, 14));
    }

    /** A girl of five. */
    public PersonId pinky() {
        return resident(
                "Pinky",
                "Kumari",
                Sex.FEMALE,
                LocalDate.now(java.time.ZoneId.of("Asia/Kolkata")).minusYears(5).minusMonths(3));
    }

    /** A place in the queue, and with it the visit of the day. */
    public Token arrives(PersonId person) {
        var clerk = staff("Pooja Sharma", Role.REGISTRATION_CLERK, LOK_NAYAK);
        return tokens.issue(new IssueToken(MEDICINE, person, PriorityClass.NONE), clerk, key());
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    /** One number; {@code :id} is the person. */
    public long count(String sql, PersonId person) {
        return jdbc.sql(sql).param("id", person.value()).query(Long.class).single();
    }
}
