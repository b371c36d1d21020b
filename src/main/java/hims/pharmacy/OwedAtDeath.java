package hims.pharmacy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.notify.Notices;
import hims.person.AtDeath;
import org.springframework.stereotype.Component;

/** Nobody is asked any more to come for the medicines of one who has died (PER-34). */
@Component
class OwedAtDeath implements AtDeath {
    private final DispenseSql sql;
    private final Notices notices;

    OwedAtDeath(DispenseSql sql, Notices notices) {
        this.sql = sql;
        this.notices = notices;
    }

    @Override
    public void died(PersonId person, Actor by) {
        notices.stop(sql.openDebts(person).stream().map(OwedNotice::key).toList());
    }
}
