package hims.chart;

import static hims.access.Permission.CONSULT;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Ids;
import hims.scheduling.VisitId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts are kept at every change, for seven days, for their author only (CLIN-10, UI-17). */
@Service
public class Drafts {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Access access;
    private final DraftSql sql;
    private final Clock clock;

    Drafts(Access access, DraftSql sql, Clock clock) {
        this.access = access;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param version counts the changes
     * @param keptAt when the last one was
     */
    public record Draft(DraftId id, PersonId patient, Basket basket, int version, Instant keptAt) {}

    /** The actor's own draft of this visit, an empty one if she has none yet. */
    @Transactional
    public Draft open(PersonId patient, VisitId visit, Actor by) {
        access.requireCare(by, CONSULT, patient, Action.READ, "draft", visit);
        sql.forgetBefore(clock.instant().minus(KEPT));
        sql.open(new DraftId(Ids.next()), patient, visit, by.user(), clock.instant());
        return sql.find(visit, by.user()).orElseThrow();
    }

    /** Changes the draft under its lock. What is typed while a consultation lasts is not a read of its own: nothing is logged. */
    @Transactional
    public Draft change(PersonId patient, VisitId visit, Actor by, UnaryOperator<Basket> change) {
        access.require(by, CONSULT);
        var draft = sql.lock(visit, by.user()).orElseGet(() -> begun(patient, visit, by));
        return sql.save(draft, change.apply(draft.basket()), clock.instant());
    }

    private Draft begun(PersonId patient, VisitId visit, Actor by) {
        sql.open(new DraftId(Ids.next()), patient, visit, by.user(), clock.instant());
        return sql.lock(visit, by.user()).orElseThrow();
    }

    /** After the signature, in its transaction. */
    @Transactional
    public void drop(VisitId visit, Actor by) {
        access.require(by, CONSULT);
        sql.drop(visit, by.user());
    }
}
