package hims.person;

import hims.access.Actor;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a Patient in the record to those who were registered before the registry wrote one: once over everybody, by id, some at a
 * time. How far it has come is written down with what it did, so that it goes on where it was cut off. Test: PatientBackfillTest.
 */
@Component
class PatientBackfill {
    private static final Actor BY = Actor.system("patient backfill");

    private final BackfillSql sql;
    private final Enrolment enrolment;
    private final Clock clock;

    PatientBackfill(BackfillSql sql, Enrolment enrolment, Clock clock) {
        this.sql = sql;
        this.enrolment = enrolment;
        this.clock = clock;
    }

    /** The next ones. @return false when nobody is left */
    @Transactional
    public boolean step() {
        var after = sql.after();
        if (after.isEmpty()) {
            return false;
        }
        var some = sql.next(after.get());
        if (some.isEmpty()) {
            sql.finish(clock.instant());
            return false;
        }
        enrolment.complete(some, BY);
        sql.advance(some.getLast());
        return true;
    }
}
