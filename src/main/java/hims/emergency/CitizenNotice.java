package hims.emergency;

import hims.access.Actor;
import hims.access.BreakGlassOpened;
import hims.notify.Event;
import hims.notify.Notice;
import hims.notify.Notices;
import hims.notify.Phone;
import hims.org.Org;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.web.Language;
import hims.platform.web.Texts;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells the citizen that her record was opened: where, when, in which role, and how to ask or object (CARD-44). After the commit and
 * again until it is done, so that a fault of the gateway never stands between a doctor and a record.
 */
@Component
class CitizenNotice {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm", Locale.ENGLISH);

    private final Registry registry;
    private final Org org;
    private final Notices notices;
    private final Texts texts;
    private final String helpline;

    CitizenNotice(
            Registry registry, Org org, Notices notices, Texts texts, @Value("${hims.helpline:1031}") String helpline) {
        this.registry = registry;
        this.org = org;
        this.notices = notices;
        this.texts = texts;
        this.helpline = helpline;
    }

    /** Whether a message can reach her at all. */
    static boolean reaches(Person person) {
        return phone(person).isPresent();
    }

    @ApplicationModuleListener
    void on(BreakGlassOpened opened) {
        registry.find(opened.patient()).ifPresent(person -> tell(person, opened));
    }

    private void tell(Person person, BreakGlassOpened opened) {
        var language = Language.find(person.language()).orElse(Language.HI);
        var facts = Map.of(
                "place", org.facility(opened.facility()).name(language),
                "date", MOMENT.format(opened.at().atZone(EmergencyDesk.CITY)),
                "role", texts.text(language, "role." + opened.role()),
                "helpline", helpline);
        phone(person)
                .map(phone -> Notice.toCitizen(Event.BREAK_GLASS, language, phone, "break-glass:" + opened.id(), facts))
                .ifPresent(notice -> notices.send(notice, Actor.system("emergency")));
    }

    private static Optional<Phone> phone(Person person) {
        return person.phones().stream()
                .flatMap(phone -> Phone.parse(phone.number()).stream())
                .findFirst();
    }
}
