package hims.person.survey;

import hims.access.Actor;
import hims.access.Role;
import hims.access.UnitId;
import hims.person.Surveyed;
import hims.platform.FieldError;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works through batches, some rows in one transaction with their outcomes, the counts and how far it has come: after a stop at any
 * moment it goes on behind the last row that is whole, and no row is done twice. Test: SurveyWorkTest.
 */
@Component
class SurveyWork {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final int CHECKED_AT_ONCE = 500;
    private static final int TAKEN_AT_ONCE = 50;
    private final SurveySql batches;
    private final SurveyRowSql rows;
    private final Surveyed surveyed;
    private final TransactionOperations transactions;
    private final Clock clock;

    SurveyWork(
            SurveySql batches, SurveyRowSql rows, Surveyed surveyed, TransactionOperations transactions, Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.surveyed = surveyed;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Steps until nothing waits or the time is up. */
    void run(Duration most) {
        Instant end = clock.instant().plus(most);
        boolean more = true;
        while (more && clock.instant().isBefore(end)) {
            more = step();
        }
    }

    /** False when no batch has work. A row that the database refuses is an error of its own, and holds up nobody. */
    boolean step() {
        try {
            return stepped(TAKEN_AT_ONCE);
        } catch (DataAccessException | Rejected some) {
            return alone();
        }
    }

    private boolean alone() {
        try {
            return stepped(1);
        } catch (DataAccessException | Rejected one) {
            return stepped(0);
        }
    }

    /** @param most rows to take in at once; 0 gives up the next one */
    private boolean stepped(int most) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            var waiting = batches.waiting();
            waiting.ifPresent(batch -> {
                if (batch.status() == Batch.Status.UPLOADED) {
                    check(batch);
                } else {
                    take(batch, most);
                }
            });
            return waiting.isPresent();
        }));
    }

    private void check(Batch batch) {
        var some = rows.waiting(batch.id(), batch.position(), CHECKED_AT_ONCE);
        var tally = new Tally();
        for (var row : some) {
            if (row.read(batch.columns(), today()) instanceof Invalid<SurveyRow.Told>(List<FieldError> errors)) {
                wrong(batch, row, errors.getFirst(), tally);
            }
        }
        if (some.isEmpty()) {
            batches.become(batch.id(), Batch.Status.CHECKED, clock.instant());
        } else {
            batches.advance(batch.id(), some.getLast().number(), tally, clock.instant());
        }
    }

    private void take(Batch batch, int most) {
        var some = rows.waiting(batch.id(), batch.position(), Math.max(1, most));
        var tally = new Tally();
        for (var row : some) {
            if (most == 0) {
                wrong(batch, row, new FieldError("row", "person.survey.row-failed"), tally);
            } else {
                take(batch, row, tally);
            }
        }
        if (some.isEmpty()) {
            batches.become(
                    batch.id(),
                    batch.errors() > 0 ? Batch.Status.PART_ACCEPTED : Batch.Status.ACCEPTED,
                    clock.instant());
        } else {
            batches.advance(batch.id(), some.getLast().number(), tally, clock.instant());
        }
    }

    private void take(Batch batch, SurveyRow row, Tally tally) {
        switch (row.read(batch.columns(), today())) {
            case Invalid<SurveyRow.Told>(List<FieldError> errors) -> wrong(batch, row, errors.getFirst(), tally);
            case Valid<SurveyRow.Told>(SurveyRow.Told told) -> {
                var seen = batches.seen(told);
                if (seen.filter(before -> before.same(told.print())).isPresent()) {
                    tally.repeat(seen.get().outcome());
                    rows.done(batch.id(), row.number(), seen.get().outcome());
                } else if (seen.filter(before -> before.batch().equals(batch.id()))
                        .isPresent()) {
                    wrong(
                            batch,
                            row,
                            new FieldError(
                                    "member",
                                    "person.survey.repeats",
                                    seen.get().number()),
                            tally);
                } else {
                    taken(batch, row, told, tally);
                }
            }
        }
    }

    private void taken(Batch batch, SurveyRow row, SurveyRow.Told told, Tally tally) {
        switch (surveyed.take(told.who(), officer(batch))) {
            case CREATED -> done(batch, row, told, Outcome.CREATED, tally);
            case LINKED -> done(batch, row, told, Outcome.LINKED, tally);
            case UPDATED -> done(batch, row, told, Outcome.UPDATED, tally);
            case PAIR_OPENED -> done(batch, row, told, Outcome.PAIR_OPENED, tally);
            case SOMEBODY_ELSE -> wrong(batch, row, new FieldError("member", "person.survey.somebody-else"), tally);
            case SETTLED -> wrong(batch, row, new FieldError("form", "person.survey.settled"), tally);
        }
    }

    private void done(Batch batch, SurveyRow row, SurveyRow.Told told, Outcome outcome, Tally tally) {
        rows.done(batch.id(), row.number(), outcome);
        batches.see(told, outcome, batch.id(), row.number());
        tally.add(outcome);
    }

    private void wrong(Batch batch, SurveyRow row, FieldError error, Tally tally) {
        rows.wrong(batch.id(), row.number(), error);
        tally.add(Outcome.ERROR);
    }

    /** Whoever let the file in answers for each row of it; the program does the work. */
    private static Actor officer(Batch batch) {
        return new Actor(
                Objects.requireNonNull(batch.acceptedBy()),
                batch.acceptedByName(),
                Role.SYSTEM,
                UnitId.CITY,
                null,
                "survey " + batch.id(),
                "local");
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CITY));
    }
}
