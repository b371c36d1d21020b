package hims.access;

import static hims.access.AccessProblem.*;
import static hims.access.Factor.*;
import static hims.access.Permission.ACCESS_EXPLAIN;

import hims.access.Factor.Answer;
import hims.access.Factor.Reason;
import hims.access.Grounds.Ground;
import hims.audit.Action;
import hims.platform.Rejected;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why may this user see this, or why not (SEC-20): what {@link Access} would decide now, factor by factor. */
@Service
public class Explanations {
    private final Access access;
    private final Grounds grounds;
    private final AccessSql sql;
    private final StaffSql staff;
    private final Clock clock;

    Explanations(Access access, Grounds grounds, AccessSql sql, StaffSql staff, Clock clock) {
        this.access = access;
        this.grounds = grounds;
        this.sql = sql;
        this.staff = staff;
        this.clock = clock;
    }

    /** @param allowed unless a factor says no */
    public record Explained(Staff.Member user, Permission what, List<Reason> reasons, boolean allowed) {}

    /**
     * For each posting the user has today at the asker's hospital.
     *
     * @throws Rejected UNKNOWN_USER where she has none
     */
    @Transactional
    public List<Explained> explain(String login, Permission what, PersonId patient, Actor by) {
        access.require(by, ACCESS_EXPLAIN);
        var found = staff.posted(login, Cities.today(clock)).stream()
                .filter(member -> grounds.inside(by, member.facility()))
                .toList();
        if (found.isEmpty()) {
            throw new Rejected(UNKNOWN_USER);
        }
        access.log(by, Action.READ, "explanation", found.getFirst().user(), patient);
        return found.stream().map(member -> explain(member, what, patient)).toList();
    }

    private Explained explain(Staff.Member user, Permission what, PersonId patient) {
        var by = new Actor(user.user(), user.name(), user.role(), user.facility(), user.place(), "-", "-");
        var ground = grounds.of(by, patient);
        var reasons = List.of(
                role(by, what),
                Reason.of(FACILITY, grounds.inside(by, by.facility()), "facility"),
                family(grounds.bond(by, patient)),
                relationship(by, patient, ground),
                purpose(ground),
                label(by, ground),
                new Reason(CONSENT, Answer.NOT_ASKED, "consent", Map.of()));
        return new Explained(user, what, reasons, reasons.stream().noneMatch(reason -> reason.answer() == Answer.NO));
    }

    private Reason role(Actor by, Permission what) {
        var may = grounds.right(by, what);
        return Reason.of(ROLE, may, may ? "role" : "role-not");
    }

    private static Reason family(Bond bond) {
        return switch (bond) {
            case NONE -> Reason.of(FAMILY, true, "family");
            case OWN -> Reason.of(FAMILY, false, "family-own");
            case FAMILY -> Reason.of(FAMILY, false, "family-kin");
        };
    }

    private Reason relationship(Actor by, PersonId patient, Optional<Ground> ground) {
        if (ground.filter(found -> found == Ground.BREAK_GLASS).isPresent()) {
            return Reason.of(RELATIONSHIP, true, "relationship-glass");
        }
        var last = sql.lastRelation(patient, by.facility(), clock.instant());
        var rule = ground.isPresent() ? "relationship" : last.isPresent() ? "relationship-ended" : "relationship-none";
        return Reason.of(RELATIONSHIP, ground.isPresent(), rule)
                .with(last.map(found -> Map.of(
                                "basis", found.basis().name(),
                                "until", found.validUntil().toString()))
                        .orElse(Map.of()));
    }

    private static Reason purpose(Optional<Ground> ground) {
        return ground.map(found -> Reason.of(PURPOSE, true, "purpose-" + found.purpose))
                .orElseGet(() -> Reason.of(PURPOSE, false, "purpose-none"));
    }

    private static Reason label(Actor by, Optional<Ground> ground) {
        var open = by.isCleared()
                || ground.filter(found -> found == Ground.BREAK_GLASS).isPresent();
        return new Reason(LABEL, open ? Answer.YES : Answer.PART, open ? "label" : "label-part", Map.of());
    }

    /**
     * Says whose own record a member of staff has, so that she never handles it. It is said once, by somebody else.
     *
     * @throws Rejected UNKNOWN_USER, LINKED_ALREADY, OWN_ACCESS for the asker's own
     */
    @Transactional
    public void name(UserId user, PersonId own, Actor by) {
        access.require(by, ACCESS_EXPLAIN);
        if (user.equals(by.user())) {
            throw new Rejected(OWN_ACCESS);
        }
        if (staff.posted(user, Cities.today(clock)).stream().noneMatch(one -> grounds.inside(by, one.facility()))) {
            throw new Rejected(UNKNOWN_USER);
        }
        if (!staff.name(user, own)) {
            throw new Rejected(LINKED_ALREADY);
        }
        grounds.forget(user);
        access.log(by, Action.UPDATE, "user", user, own);
    }

    /** Whether it is known whose own record she has. */
    @Transactional(readOnly = true)
    public boolean isNamed(UserId user, Actor by) {
        access.require(by, ACCESS_EXPLAIN);
        return sql.ownPerson(user).isPresent();
    }
}
