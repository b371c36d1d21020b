package hims.scheduling;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.PersonId;
import hims.org.Org;
import hims.platform.Ids;
import hims.record.ClinicalRecord;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** One visit and one Encounter for a person, facility and day, whichever queue she enters first (SCH-16). */
@Component
class Visits {
    /** How long a facility may read the record of a person who stood in one of its queues (data, SEC-22). */
    private static final Duration CARE_AFTER_VISIT = Duration.ofDays(30);

    private final VisitSql sql;
    private final ClinicalRecord record;
    private final ServiceDay day;
    private final Access access;
    private final Org org;

    Visits(VisitSql sql, ClinicalRecord record, ServiceDay day, Access access, Org org) {
        this.sql = sql;
        this.record = record;
        this.day = day;
        this.access = access;
        this.org = org;
    }

    /** Opens the visit of the day, or joins the one that is open; two at once open one. */
    VisitId open(Queue queue, PersonId person, LocalDate on, Actor by) {
        var id = new VisitId(Ids.next());
        if (sql.open(id, queue.facility(), person, on)) {
            var visit = sql.find(id).orElseThrow();
            var now = day.now();
            var encounter = EncounterFhir.arrived(visit, org.fetch(queue.facility()), org.fetch(queue.unit()), now);
            sql.setEncounter(id, record.create(person, encounter, by).key().id().value());
            access.relate(person, queue.facility(), Basis.TOKEN, id.value(), now.plus(CARE_AFTER_VISIT));
            return id;
        }
        return sql.find(queue.facility(), person, on).orElseThrow().id();
    }
}
