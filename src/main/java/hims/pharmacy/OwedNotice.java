package hims.pharmacy;

import hims.access.Actor;
import hims.notify.Event;
import hims.notify.Notice;
import hims.notify.Notices;
import hims.notify.Phone;
import hims.org.Org;
import hims.person.Person;
import hims.platform.web.Language;
import hims.supply.Items;
import hims.supply.StockArrived;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the citizens to whom medicines are owed when stock of them comes, once for each debt (PHARM-21). */
@Component
class OwedNotice {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);

    private final DispenseSql sql;
    private final Items items;
    private final Patients patients;
    private final Notices notices;
    private final Org org;
    private final Clock clock;

    OwedNotice(DispenseSql sql, Items items, Patients patients, Notices notices, Org org, Clock clock) {
        this.sql = sql;
        this.items = items;
        this.patients = patients;
        this.notices = notices;
        this.org = org;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(StockArrived arrived) {
        var medicine = items.fetch(arrived.item()).medicine();
        sql.debts(arrived.store(), medicine, Days.today(clock)).forEach(this::tell);
    }

    static String key(UUID debt) {
        return "medicine-owed:" + debt;
    }

    private void tell(DispenseSql.Debt debt) {
        var person = patients.person(debt.patient());
        if (person.status() == Person.Status.DECEASED) {
            return;
        }
        var language = Language.find(person.language()).orElse(Language.HI);
        var facility = org.facility(org.fetch(debt.store()).facility());
        var facts = Map.of("place", facility.name(language), "date", DAY.format(debt.collectBy()));
        person.phone()
                .flatMap(phone -> Phone.parse(phone.number()))
                .map(phone -> Notice.toCitizen(Event.MEDICINE_OWED, language, phone, key(debt.id()), facts))
                .ifPresent(notice -> notices.send(notice, Actor.system("pharmacy")));
    }
}
