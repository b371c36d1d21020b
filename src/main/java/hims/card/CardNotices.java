package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
import hims.notify.Event;
import hims.notify.Notice;
import hims.notify.Notices;
import hims.notify.Phone;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.web.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the holder of a card, in her language and without her name, on the number on file. */
@Component
class CardNotices {

    private static final Actor SENDER = Actor.system("card");

    private final Registry registry;
    private final Notices notices;
    private final String helpline;

    CardNotices(Registry registry, Notices notices, @Value("${hims.helpline:1031}") String helpline) {
        this.registry = registry;
        this.notices = notices;
        this.helpline = helpline;
    }

    /**
     * Joins the caller's transaction. Who has no number on file, or has died, is told nothing.
     *
     * @param cause the same cause tells a person once
     */
    void tell(PersonId holder, Event event, String cause, Map<String, String> facts) {
        registry.find(holder)
                .filter(person -> person.status() != Person.Status.DECEASED)
                .ifPresent(person -> phone(person).ifPresent(phone -> send(person, phone, event, cause, facts)));
    }

    private void send(Person person, Phone phone, Event event, String cause, Map<String, String> facts) {
        var all = new HashMap<>(facts);
        all.put("helpline", helpline);
        var language = Language.find(person.language()).orElse(Language.HI);
        notices.send(Notice.toCitizen(event, language, phone, cause, all), SENDER);
    }

    private static Optional<Phone> phone(Person person) {
        return person.phones().stream()
                .flatMap(phone -> Phone.parse(phone.number()).stream())
                .findFirst();
    }
}
