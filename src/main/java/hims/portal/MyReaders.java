package hims.portal;

import static java.util.Comparator.comparing;

import hims.access.Access;
import hims.access.Actor;
import hims.access.BreakGlass;
import hims.access.EmergencyAccess;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.audit.Action;
import hims.audit.AuditLog;
import hims.audit.AuditProofs;
import hims.audit.AuditRow;
import hims.audit.Outcome;
import hims.org.Org;
import hims.person.Registry;
import hims.terminology.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looked at a citizen's record, when and why: exactly the log of the acts themselves (POR-35, SEC-34). Only her own
 * readings and the door of her sign-in are left out.
 */
@Service
class MyReaders {
    /** The public page behind the code of a card. */
    static final UUID CARD_CHECK = new UUID(0, 2);

    /** Somebody who opened a link of hers, with the name she gave. */
    static final UUID BY_LINK = new UUID(0, 5);

    private static final int CARDS = 20;
    private static final int ROWS = 200;
    private static final int MOST_READS = 10;
    private static final int PROVED = 1_000;
    private static final Duration BEFORE_VISIT = Duration.ofDays(1);
    private static final Duration AFTER_VISIT = Duration.ofDays(30);

    private final Access access;
    private final AuditLog audit;
    private final AuditProofs proofs;
    private final EmergencyAccess emergencies;
    private final MyVisits visits;
    private final Registry registry;
    private final Org org;

    MyReaders(
            Access access,
            AuditLog audit,
            AuditProofs proofs,
            EmergencyAccess emergencies,
            MyVisits visits,
            Registry registry,
            Org org) {
        this.access = access;
        this.audit = audit;
        this.proofs = proofs;
        this.emergencies = emergencies;
        this.visits = visits;
        this.registry = registry;
        this.org = org;
    }

    /** @param before where the next page begins; 0 on the last one */
    record Page(List<Looked> looked, long before) {}

    /** One person's acts of one day that belong together. */
    private record Together(UUID actor, String role, UUID facility, String purpose, Outcome outcome, LocalDate day) {
        static Together of(AuditRow row) {
            return new Together(
                    row.actor(),
                    row.role(),
                    row.facility(),
                    row.purpose(),
                    row.outcome(),
                    LocalDate.ofInstant(row.at(), OwnPhone.CITY));
        }
    }

    /** @param before a row's number; {@code Long.MAX_VALUE} for the first page */
    @Transactional
    Page page(long before, Actor by) {
        var own = Own.id(by);
        access.requireCare(by, Permission.OWN_RECORD, own, Action.READ, "readers", own);
        var groups = new LinkedHashMap<Together, List<AuditRow>>();
        var next = gather(ids(own), before, groups);
        var opened = emergencies.own(own, by);
        var stays = visits.visits(own);
        var looked = groups.values().stream()
                .map(rows -> looked(rows, opened, stays))
                .sorted(comparing(Looked::emergency).reversed())
                .toList();
        return new Page(looked, next);
    }

    /** Who looked at a record that was merged into hers looked at her. */
    private List<UUID> ids(PersonId own) {
        return registry.everyId(own).all().stream().map(PersonId::value).toList();
    }

    /** What proves the list to whoever trusts nobody: her rows with their places in the log (SEC-44). */
    @Transactional
    Optional<AuditProofs.Evidence> proofs(Actor by) {
        var own = Own.id(by);
        access.requireCare(by, Permission.OWN_RECORD, own, Action.EXPORT, "readers", own);
        return proofs.ofPatient(ids(own), PROVED);
    }

    /** Reads on until there are enough cards, as many rows are her own. */
    private long gather(List<UUID> own, long before, Map<Together, List<AuditRow>> groups) {
        var next = before;
        for (var read = 0; read < MOST_READS && groups.size() < CARDS; read++) {
            var rows = audit.ofPatient(own, next, ROWS);
            rows.stream()
                    .filter(row -> tells(row, own))
                    .forEach(row -> groups.computeIfAbsent(Together.of(row), _ -> new ArrayList<>())
                            .add(row));
            if (rows.size() < ROWS) {
                return 0;
            }
            next = rows.getLast().seq();
        }
        return next;
    }

    private static boolean tells(AuditRow row, List<UUID> own) {
        return !own.contains(row.actor()) && !row.actor().equals(SignInCodes.DOOR.value());
    }

    private Looked looked(List<AuditRow> rows, List<BreakGlass> opened, List<MyVisit> stays) {
        var first = rows.getFirst();
        var facility = org.find(new UnitId(first.facility()))
                .map(unit -> new Words(unit.nameEn(), unit.nameHi()))
                .orElseGet(() -> new Words("Delhi", "दिल्ली"));
        return new Looked(rows, facility, linked(first, stays), glass(first, opened));
    }

    private static boolean linked(AuditRow row, List<MyVisit> stays) {
        return stays.stream()
                .filter(visit ->
                        visit.facility() != null && visit.facility().value().equals(row.facility()))
                .anyMatch(visit -> !row.at().isBefore(visit.from().minus(BEFORE_VISIT))
                        && row.at().isBefore(visit.from().plus(AFTER_VISIT)));
    }

    private static @Nullable BreakGlass glass(AuditRow row, List<BreakGlass> opened) {
        return opened.stream()
                .filter(glass -> glass.userId().value().equals(row.actor()))
                .filter(glass -> !row.at().isBefore(glass.openedAt().minusSeconds(1))
                        && row.at().isBefore(glass.closesAt()))
                .findFirst()
                .orElse(null);
    }
}
