package hims.privacy;

import static hims.access.Permission.ACCESS_QUESTIONS;
import static hims.access.Permission.OWN_RECORD;
import static hims.privacy.PrivacyProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.audit.Action;
import hims.audit.AuditLog;
import hims.audit.AuditRow;
import hims.person.Registry;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A citizen asks about a reading of her record, and the privacy officer answers within seven days (SEC-34). */
@Service
public class Questions {
    public static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

    private static final String OBJECT = "access-question";

    private final Access access;
    private final AuditLog audit;
    private final Registry registry;
    private final QuestionSql sql;
    private final Clock clock;

    Questions(Access access, AuditLog audit, Registry registry, QuestionSql sql, Clock clock) {
        this.access = access;
        this.audit = audit;
        this.registry = registry;
        this.sql = sql;
        this.clock = clock;
    }

    /** Asked before the form is shown. @throws Rejected UNKNOWN_READING for a line of somebody else's list */
    @Transactional
    public void requireReading(long seq, Actor by) {
        var own = new PersonId(by.user().value());
        access.requireCare(by, OWN_RECORD, own, Action.READ, OBJECT, own);
        reading(own, seq);
    }

    /** Asks about a line of her own list; the same line again changes nothing. @throws Rejected UNKNOWN_READING */
    @Transactional
    public void ask(long seq, String words, Actor by) {
        var own = new PersonId(by.user().value());
        var id = new QuestionId(Ids.next());
        access.requireCare(by, OWN_RECORD, own, Action.CREATE, OBJECT, id);
        var facility = new UnitId(reading(own, seq).facility());
        var now = clock.instant();
        sql.ask(new Question(id, own, facility, seq, words, now, now.plus(ANSWERED_WITHIN), null, null));
    }

    /** Her own, the newest first. */
    @Transactional
    public List<Question> own(Actor by) {
        var own = new PersonId(by.user().value());
        access.requireCare(by, OWN_RECORD, own, Action.READ, OBJECT, own);
        return sql.ofPerson(own);
    }

    /** Those of her hospital without answer, the most urgent first. */
    @Transactional(readOnly = true)
    public List<Question> waiting(Actor by) {
        access.require(by, ACCESS_QUESTIONS);
        return sql.waiting(by.facility());
    }

    /** One question with the line it is about, and who asks. @throws Rejected UNKNOWN_QUESTION, ALREADY_ANSWERED */
    @Transactional
    public Asked open(QuestionId id, Actor by) {
        access.require(by, ACCESS_QUESTIONS);
        var question = waiting(id, by);
        access.log(by, Action.READ, OBJECT, id, question.person());
        return new Asked(question, registry.fetch(question.person()), reading(question.person(), question.seq()));
    }

    /** @throws Rejected UNKNOWN_QUESTION, ALREADY_ANSWERED */
    @Transactional
    public void answer(QuestionId id, String answer, Actor by) {
        access.require(by, ACCESS_QUESTIONS);
        var question = waiting(id, by);
        if (!sql.answer(id, answer, by.user(), clock.instant())) {
            throw new Rejected(ALREADY_ANSWERED);
        }
        access.log(by, Action.UPDATE, OBJECT, id, question.person());
    }

    private Question waiting(QuestionId id, Actor by) {
        var question = sql.find(id).orElseThrow(() -> new Rejected(UNKNOWN_QUESTION));
        access.require(by, ACCESS_QUESTIONS, question.facility());
        if (question.answeredAt() != null) {
            throw new Rejected(ALREADY_ANSWERED);
        }
        return question;
    }

    private AuditRow reading(PersonId person, long seq) {
        return audit.ofPatient(person.value(), seq == Long.MAX_VALUE ? seq : seq + 1, 1).stream()
                .filter(row -> row.seq() == seq)
                .findFirst()
                .orElseThrow(() -> new Rejected(UNKNOWN_READING));
    }
}
