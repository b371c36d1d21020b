package hims.portal;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.card.Cards;
import hims.person.Birth;
import hims.person.InquiryId;
import hims.person.Person;
import hims.person.PersonName;
import hims.person.Phone;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Sex;
import hims.platform.Ids;
import hims.world.Browsing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Residents with a card and a phone; a new one at each call. */
@Component
public class Citizens {
    static final Actor MEENA = new Actor(
            new UserId(Ids.named("user", "meena")),
            "Meena Kumari",
            Role.REGISTRATION_CLERK,
            UnitId.of("LNH"),
            null,
            "session",
            "10.1.2.3");
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");
    private static final AtomicInteger PHONES = new AtomicInteger();

    private final Registry registry;
    private final Cards cards;
    private final JdbcClient jdbc;

    Citizens(Registry registry, Cards cards, JdbcClient jdbc) {
        this.registry = registry;
        this.cards = cards;
        this.jdbc = jdbc;
    }

    /** Lakshmi Devi, with a card and a phone of her own. */
    public Person lakshmi() {
        var person = withPhone(Phone.Owner.SELF, LocalDate.of(1964, 2, 14));
        cards.issueTemporary(person.id(), MEENA, Ids.next().toString());
        return person;
    }

    Person withPhone(Phone.Owner owner, LocalDate born) {
        return register("Lakshmi", born, List.of(new Phone(number(), owner, false)));
    }

    Person named(String given) {
        return register(given, LocalDate.of(1964, 2, 14), List.of(new Phone(number(), Phone.Owner.SELF, false)));
    }

    Person withoutPhone() {
        return register("Lakshmi", LocalDate.of(1964, 2, 14), List.of());
    }

    static Actor actor(Person person) {
        return Actor.citizen(person.id(), person.name().full(), "session", "10.1.2.4");
    }

    private static String number() {
        return "98" + String.format("%08d", (System.nanoTime() / 1000 + PHONES.incrementAndGet()) % 100_000_000);
    }

    private Person register(String given, LocalDate born, List<Phone> phones) {
        var who = new Register(
                new InquiryId(Ids.next()),
                new PersonName(given, "Devi", "लक्ष्मी देवी"),
                Sex.FEMALE,
                null,
                Birth.on(born),
                phones,
                null,
                List.of(),
                "hi",
                List.of(),
                "");
        PersonId id = registry.register(who, Actor.system("test"), "test-" + Ids.next());
        return registry.fetch(id);
    }

    /** The code of a challenge, as her phone got it. */
    String code(String challenge) {
        var found = CODE.matcher(message(challenge));
        if (!found.find()) {
            throw new AssertionError("no code in the message");
        }
        return found.group(1);
    }

    long messages(String challenge) {
        return jdbc.sql("select count(*) from notify.message where key = :key")
                .param("key", "sign-in:" + challenge)
                .query(Long.class)
                .single();
    }

    String message(String challenge) {
        return jdbc.sql("""
                select coalesce(p.body, m.body) from notify.message m left join notify.simulated_phone p on p.id = m.id
                where m.key = :key
                """)
                .param("key", "sign-in:" + challenge)
                .query(String.class)
                .single();
    }

    /** Lets time pass for everything that was asked for her. */
    void earlier(Person person, Duration by) {
        jdbc.sql("""
                update portal.challenge set created_at = created_at - d, expires_at = expires_at - d, tried_at = tried_at - d
                from (select make_interval(secs => :seconds) as d) t where subject = :subject
                """)
                .param("seconds", (double) by.toSeconds())
                .param("subject", person.id().value())
                .update();
    }

    /** Signs her in; the browser stands on her first page then. */
    public void signIn(Person person, Browsing phone) {
        var challenge = challenge(person.healthId().grouped(), phone);
        phone.get("/my/sign-in/" + challenge);
        var answer = phone.post("/my/sign-in/" + challenge, Map.of("code", code(challenge)));
        if (!Browsing.location(answer).endsWith("/my")) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    String challenge(String card, Browsing phone) {
        phone.get("/my/sign-in");
        var answer = phone.post("/my/sign-in", Map.of("card", card));
        var location = Browsing.location(answer);
        if (!location.contains("/my/sign-in/")) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
