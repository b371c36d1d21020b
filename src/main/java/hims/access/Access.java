package hims.access;

import static hims.access.AccessProblem.*;

import hims.access.AccessSql.Related;
import hims.access.Grounds.Ground;
import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.audit.Outcome;
import hims.audit.Who;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one decision (SEC-20): role, place, family and care relationship must agree, else the act is refused and the denial
 * logged. {@link Grounds} has the answers, {@link Explanations} shows them.
 */
@Service
public class Access {
    /** What nobody does to her own record; looking for a name may find it. */
    private static final Set<Action> HANDLING =
            Set.of(Action.CREATE, Action.UPDATE, Action.DELETE, Action.PRINT, Action.EXPORT);

    /** In place of a right, where any member of staff is let in. */
    private static final String STAFF_ONLY = "STAFF";

    private final AccessSql sql;
    private final AuditLog audit;
    private final Grounds grounds;
    private final Clock clock;

    Access(AccessSql sql, AuditLog audit, Grounds grounds, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.grounds = grounds;
        this.clock = clock;
    }

    /** @throws Rejected NOT_ALLOWED when the actor's role lacks the right */
    public void require(Actor by, Permission what) {
        if (!by.may(what)) {
            throw denied(by, what, NOT_ALLOWED, null);
        }
    }

    /** Also asks that {@code at} lies in the actor's facility; a foreign place answers as one that does not exist. */
    public void require(Actor by, Permission what, UnitId at) {
        require(by, what);
        if (!grounds.inside(by, at)) {
            throw denied(by, what, UNKNOWN_PLACE, null);
        }
    }

    /**
     * Asks for the right and a care relationship of the actor's facility with the patient, or an open break-glass, and
     * logs the act in the caller's transaction. A citizen may reach only her own record.
     *
     * @throws Rejected NO_CARE_RELATION when the role would allow it but no fact links patient and facility
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireCare(Actor by, Permission what, PersonId patient, Action action, String objectType, Object id) {
        if (by.role() == Role.CITIZEN) {
            requireOwn(by, what, patient);
        } else {
            require(by, what);
        }
        requireNoBond(by, what, patient);
        var basis = grounds.of(by, patient).orElseThrow(() -> denied(by, what, NO_CARE_RELATION, patient.value()));
        audit.append(AuditEntry.done(by.who(basis.purpose), action, objectType, id, patient.value()));
    }

    /**
     * One look at one patient's record.
     *
     * @param open false for what the reader may not know of: it is logged as a denial whoever she is
     */
    public record Look(
            Actor by, Permission what, PersonId patient, Action action, String objectType, String id, boolean open) {}

    /**
     * Decides many looks of many readers at once, each as {@link #requireCare} would, and logs all of them, denials too, in the
     * caller's transaction: two statements, however many. For reads, whose answers wait for the commit.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Boolean> requireEach(List<Look> looks) {
        var now = clock.instant();
        var related = sql.related(looks, now);
        var answers = new ArrayList<Boolean>(looks.size());
        var entries = new ArrayList<AuditEntry>(looks.size());
        for (var look : looks) {
            var ground = decided(look, related, now);
            answers.add(ground.isPresent());
            entries.add(ground.map(found -> entry(look, look.by().who(found.purpose), Outcome.DONE))
                    .orElseGet(() -> entry(look, look.by().who(), Outcome.DENIED)));
        }
        audit.append(entries);
        return answers;
    }

    /**
     * What {@link #requireEach} would answer, for leaving out what may not be shown before a page is put together. Nothing is logged:
     * what is shown is asked for again, and logged then.
     */
    @Transactional(readOnly = true)
    public List<Boolean> wouldOpen(List<Look> looks) {
        var now = clock.instant();
        var related = sql.related(looks, now);
        return looks.stream()
                .map(look -> decided(look, related, now).isPresent())
                .toList();
    }

    private Optional<Ground> decided(Look look, Set<Related> related, Instant now) {
        var asked = look.open()
                && grounds.right(look.by(), look.what())
                && grounds.bond(look.by(), look.patient()) == Bond.NONE;
        return asked ? ground(look, related, now) : Optional.empty();
    }

    private Optional<Ground> ground(Look look, Set<Related> related, Instant now) {
        if (related.contains(new Related(look.patient(), look.by().facility()))) {
            return Optional.of(Ground.RELATION);
        }
        return grounds.of(look.by(), look.patient(), now, false);
    }

    private static AuditEntry entry(Look look, Who who, Outcome outcome) {
        return new AuditEntry(
                who,
                look.action(),
                outcome,
                look.objectType(),
                look.id(),
                look.patient().value(),
                Map.of());
    }

    /** A page that asks for a right she has not: logged at once. @return what to throw */
    Rejected refused(Actor by, RouteRights.Asked asked) {
        var right = asked.rights().stream().findFirst().map(Permission::name).orElse(STAFF_ONLY);
        return denied(by, right, NOT_ALLOWED, null);
    }

    /** A right that a program's own scopes do not name: logged at once, as the act is refused. @return what to throw */
    public Rejected refused(Actor by, String scope) {
        audit.appendAlone(new AuditEntry(by.who(), Action.READ, Outcome.DENIED, "scope", scope, null, Map.of()));
        return new Rejected(NOT_ALLOWED, Map.of("permission", scope));
    }

    /** Whether {@link #requireCare} would find a relationship: for pages that must offer break-glass instead. */
    @Transactional(readOnly = true)
    public boolean hasCare(Actor by, PersonId patient) {
        return grounds.of(by, patient).isPresent();
    }

    /**
     * Logs an act on a person that needs no care relationship, for example a registry search, in the caller's transaction.
     *
     * @throws Rejected OWN_OR_FAMILY for an act that changes or hands out something of her own or her family's (SEC-23)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void log(Actor by, Action action, String objectType, Object id, @Nullable PersonId patient) {
        if (patient != null && HANDLING.contains(action)) {
            requireNoBond(by, action.name(), patient);
        }
        audit.append(AuditEntry.done(by.who(), action, objectType, id, patient == null ? null : patient.value()));
    }

    /**
     * Nobody handles her own record or her family's (SEC-23): she sees her own as a citizen.
     *
     * @throws Rejected OWN_OR_FAMILY
     */
    public void requireNoBond(Actor by, Permission what, PersonId patient) {
        requireNoBond(by, what.name(), patient);
    }

    private void requireNoBond(Actor by, String what, PersonId patient) {
        if (grounds.bond(by, patient) != Bond.NONE) {
            throw denied(by, what, OWN_OR_FAMILY, patient.value());
        }
    }

    /**
     * A fact of care links patient and facility until {@code until}. Written by whoever issues the token, admission or order.
     *
     * @param source the id of that fact; the same fact again extends its row
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("modules that have checked the act from which the relationship arises")
    public void relate(PersonId patient, UnitId facility, Basis basis, UUID source, Instant until) {
        sql.relate(patient, facility, basis, source, clock.instant(), until);
    }

    /** Reading rights of a citizen end at her own person; which permission is asked for matters only to staff. */
    private void requireOwn(Actor by, Permission what, PersonId patient) {
        if (!grounds.right(by, what) || !grounds.isOwn(by, patient)) {
            throw denied(by, what, UNKNOWN_PATIENT, patient.value());
        }
    }

    private Rejected denied(Actor by, Permission what, AccessProblem problem, @Nullable UUID patient) {
        return denied(by, what.name(), problem, patient);
    }

    private Rejected denied(Actor by, String what, AccessProblem problem, @Nullable UUID patient) {
        audit.appendAlone(new AuditEntry(
                by.who(), Action.READ, Outcome.DENIED, "permission", what, patient, Map.of("problem", problem.name())));
        return new Rejected(problem, Map.of("permission", what));
    }
}
