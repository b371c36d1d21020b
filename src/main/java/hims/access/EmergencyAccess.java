package hims.access;

import static hims.access.AccessProblem.*;
import static hims.access.Permission.BREAK_GLASS;
import static hims.access.Permission.BREAK_GLASS_REVIEW;

import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Break-glass (CARD-44, CARD-45, SEC-27): a role named beforehand may open a record without a care relationship; it says
 * why, proves again who it is, ends by itself, tells the citizen and is reviewed.
 */
@Service
public class EmergencyAccess {
    /** House value of CARD-44. */
    public static final Duration LASTS = Duration.ofHours(4);

    private static final int SHORTEST_EXPLANATION = 10;

    private final Access access;
    private final AccessSql sql;
    private final SignIn signIn;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EmergencyAccess(
            Access access,
            AccessSql sql,
            SignIn signIn,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.sql = sql;
        this.signIn = signIn;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    public record Open(PersonId patient, BreakGlassReason reason, String explanation) {}

    /** Proof that this user has typed her password again at this moment (SEC-8). */
    public static final class Confirmed {
        private final UserId user;

        private Confirmed(UserId user) {
            this.user = user;
        }
    }

    /**
     * Asked before the transaction that opens.
     *
     * @throws Rejected NOT_ALLOWED for a role not named for emergencies, WRONG_PASSWORD
     */
    public Confirmed confirm(String password, Actor by) {
        access.require(by, BREAK_GLASS);
        signIn.confirmPassword(by, password);
        return new Confirmed(by.user());
    }

    /**
     * @throws Rejected NOT_ALLOWED for a role not named for emergencies, WRONG_PASSWORD when somebody else's was confirmed,
     *     OWN_OR_FAMILY, EXPLANATION_MISSING when the reason is OTHER and the explanation has under ten letters
     */
    @Transactional
    public BreakGlass open(Open cmd, Confirmed password, Actor by) {
        access.require(by, BREAK_GLASS);
        if (!password.user.equals(by.user())) {
            throw new Rejected(WRONG_PASSWORD);
        }
        if (cmd.reason() == BreakGlassReason.OTHER && cmd.explanation().strip().length() < SHORTEST_EXPLANATION) {
            throw new Rejected(EXPLANATION_MISSING);
        }
        access.requireNoBond(by, BREAK_GLASS, cmd.patient());
        var now = clock.instant();
        var already = sql.openBreakGlass(cmd.patient(), by.user(), now);
        return already.orElseGet(() -> insert(cmd, by));
    }

    private BreakGlass insert(Open cmd, Actor by) {
        var now = clock.instant();
        var glass = new BreakGlass(
                new BreakGlassId(Ids.next()),
                cmd.patient(),
                by.user(),
                by.name(),
                by.role(),
                by.facility(),
                cmd.reason(),
                cmd.explanation().strip(),
                now,
                now.plus(LASTS),
                null,
                null,
                null);
        sql.insert(glass);
        audit.append(AuditEntry.done(
                        by.who("ETREAT"),
                        Action.BREAK_GLASS_OPEN,
                        "break-glass",
                        glass.id(),
                        cmd.patient().value())
                .with(Map.of("reason", cmd.reason().name())));
        events.publishEvent(new BreakGlassOpened(glass.id(), glass.patient(), glass.facility(), glass.role(), now));
        return glass;
    }

    /** The actor's own open access to this record, if any. */
    @Transactional(readOnly = true)
    @OpenTo("the actor herself, who sees only her own opening")
    public Optional<BreakGlass> find(PersonId patient, Actor by) {
        return sql.openBreakGlass(patient, by.user(), clock.instant());
    }

    /** @throws Rejected NOT_OPEN when it has ended already or belongs to somebody else */
    @Transactional
    public void close(PersonId patient, Actor by) {
        access.require(by, BREAK_GLASS);
        var now = clock.instant();
        var glass = sql.openBreakGlass(patient, by.user(), now).orElseThrow(() -> new Rejected(NOT_OPEN));
        if (sql.close(glass.id(), by.user(), now) == 0) {
            throw new Rejected(NOT_OPEN);
        }
        audit.append(AuditEntry.done(
                by.who("ETREAT"), Action.BREAK_GLASS_CLOSE, "break-glass", glass.id(), patient.value()));
    }

    /** Each opening of a citizen's own record, with its reason, the newest first: for her list of readers (POR-35). */
    @Transactional
    public List<BreakGlass> own(PersonId patient, Actor by) {
        access.requireCare(by, Permission.OWN_RECORD, patient, Action.READ, "break-glass", patient);
        return sql.ofPatient(patient);
    }

    /** What waits for the reviewer: of her facility, or of the whole city when she is posted to it. */
    @Transactional(readOnly = true)
    public List<BreakGlass> toReview(Actor by) {
        access.require(by, BREAK_GLASS_REVIEW);
        return sql.toReview(by.facility());
    }

    /** @throws Rejected OWN_ACCESS, ALREADY_REVIEWED, EXPLANATION_MISSING when not justified and no note is given */
    @Transactional
    public void review(BreakGlassId id, BreakGlass.Verdict verdict, String note, Actor by) {
        access.require(by, BREAK_GLASS_REVIEW);
        var glass = sql.lockBreakGlass(id).orElseThrow(() -> new Rejected(UNKNOWN_PATIENT));
        access.require(by, BREAK_GLASS_REVIEW, glass.facility());
        if (glass.userId().equals(by.user())) {
            throw new Rejected(OWN_ACCESS);
        }
        if (verdict == BreakGlass.Verdict.NOT_JUSTIFIED && note.isBlank()) {
            throw new Rejected(EXPLANATION_MISSING);
        }
        if (sql.review(id, by.user(), verdict, note.strip(), clock.instant()) == 0) {
            throw new Rejected(ALREADY_REVIEWED);
        }
        audit.append(AuditEntry.done(
                        by.who("HOPERAT"),
                        Action.UPDATE,
                        "break-glass-review",
                        id,
                        glass.patient().value())
                .with(Map.of("verdict", verdict.name())));
    }
}
