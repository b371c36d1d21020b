package hims.emergency;

import static hims.access.Permission.BREAK_GLASS_REVIEW;
import static hims.emergency.EmergencyProblem.NOTHING_TO_REVIEW;

import hims.access.Access;
import hims.access.Actor;
import hims.access.BreakGlass;
import hims.access.BreakGlassId;
import hims.access.EmergencyAccess;
import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.audit.AuditRow;
import hims.audit.Who;
import hims.org.Org;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Fields;
import hims.platform.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The privacy officer's work: every opening is looked at by somebody else, with what was seen (CARD-45). */
@Service
public class Reviews {
    /** Rows of the audit log about one person that are searched for what was seen. */
    private static final int AUDIT_ROWS = 500;

    private final Access access;
    private final EmergencyAccess emergencies;
    private final Registry registry;
    private final AuditLog audit;
    private final Org org;

    Reviews(Access access, EmergencyAccess emergencies, Registry registry, AuditLog audit, Org org) {
        this.access = access;
        this.emergencies = emergencies;
        this.registry = registry;
        this.audit = audit;
        this.org = org;
    }

    /** What waits, oldest first; every name shown is logged. */
    @Transactional
    public ReviewsPage list(Actor by) {
        access.require(by, BREAK_GLASS_REVIEW);
        var waiting = emergencies.toReview(by);
        var people = registry.fetchAll(
                waiting.stream().map(BreakGlass::patient).distinct().toList());
        audit.append(waiting.stream().map(glass -> read(glass, by)).toList());
        return new ReviewsPage(waiting.stream()
                .flatMap(glass -> Optional.ofNullable(people.get(glass.patient())).stream()
                        .map(person -> line(glass, person)))
                .toList());
    }

    /** One opening with the audit rows it led to, and the verdict's form. @throws Rejected NOTHING_TO_REVIEW */
    @Transactional
    public ReviewPage page(BreakGlassId id, Fields in, Actor by) {
        access.require(by, BREAK_GLASS_REVIEW);
        var glass = emergencies.toReview(by).stream()
                .filter(waiting -> waiting.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Rejected(NOTHING_TO_REVIEW));
        audit.append(read(glass, by));
        var line = line(glass, registry.fetch(glass.patient()));
        return new ReviewPage(line, seen(glass), glass.userId().equals(by.user()), in);
    }

    private ReviewsPage.Line line(BreakGlass glass, Person person) {
        return new ReviewsPage.Line(glass, person, org.facility(glass.facility()));
    }

    /** What the opener did with this person's record while it was open, oldest first. */
    private List<AuditRow> seen(BreakGlass glass) {
        Instant until = Objects.requireNonNullElse(glass.closedAt(), glass.closesAt());
        return audit.ofPatient(glass.patient().value(), Long.MAX_VALUE, AUDIT_ROWS).reversed().stream()
                .filter(row -> row.actor().equals(glass.userId().value()))
                .filter(row -> !row.at().isBefore(glass.openedAt()) && !row.at().isAfter(until))
                .toList();
    }

    private static AuditEntry read(BreakGlass glass, Actor by) {
        Who who = by.who();
        var reviewer =
                new Who(who.actor(), who.name(), who.role(), who.facility(), who.session(), who.network(), "HOPERAT");
        return AuditEntry.done(
                reviewer,
                Action.READ,
                "break-glass",
                glass.id(),
                glass.patient().value());
    }
}
