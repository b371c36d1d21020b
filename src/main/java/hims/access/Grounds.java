package hims.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The answers a decision is made of, each given in one place: {@link Access} refuses by them and {@link Explanations} shows
 * them.
 */
@Component
class Grounds {
    /** What a citizen may ask for about herself. */
    private static final Set<Permission> OWN_READING =
            Set.of(Permission.OWN_RECORD, Permission.RECORD_READ, Permission.PERSON_READ, Permission.PRESCRIPTION_READ);

    /** How long another program node may not know that somebody's own record was named. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final AccessSql sql;
    private final Survivors survivors;
    private final Kin kin;
    private final Clock clock;
    private final Map<UserId, Named> named = new ConcurrentHashMap<>();

    private record Named(@Nullable PersonId person, Instant until) {}

    Grounds(AccessSql sql, Survivors survivors, Kin kin, Clock clock) {
        this.sql = sql;
        this.survivors = survivors;
        this.kin = kin;
        this.clock = clock;
    }

    /** Why a record is open, with the purpose that the log keeps. */
    enum Ground {
        OWN("PATRQT"),
        RELATION("TREAT"),
        BREAK_GLASS("ETREAT"),
        SYSTEM("HOPERAT");

        final String purpose;

        Ground(String purpose) {
            this.purpose = purpose;
        }
    }

    boolean right(Actor by, Permission what) {
        return by.role() == Role.CITIZEN ? OWN_READING.contains(what) : by.may(what);
    }

    boolean inside(Actor by, UnitId at) {
        return by.facility().equals(UnitId.CITY)
                || by.facility().equals(sql.facilityOf(at).orElse(null));
    }

    /** Confidential entries: who may read the record at all still needs a right of her own for them. */
    static boolean confidential(Actor by) {
        return by.isCleared();
    }

    Bond bond(Actor by, PersonId patient) {
        if (!by.role().isStaff()) {
            return Bond.NONE;
        }
        var own = own(by.user());
        if (own == null) {
            return Bond.NONE;
        }
        var mine = survivors.of(own).orElse(own);
        var hers = survivors.of(patient).orElse(patient);
        return mine.equals(hers) ? Bond.OWN : kin.related(mine, hers) ? Bond.FAMILY : Bond.NONE;
    }

    private @Nullable PersonId own(UserId user) {
        var now = clock.instant();
        return named.compute(
                        user,
                        (id, known) -> known != null && now.isBefore(known.until)
                                ? known
                                : new Named(sql.ownPerson(id).orElse(null), now.plus(REMEMBERED)))
                .person;
    }

    void forget(UserId user) {
        named.remove(user);
    }

    Optional<Ground> of(Actor by, PersonId patient) {
        return of(by, patient, clock.instant(), true);
    }

    /**
     * Relationships of a merged record are the survivor's; who came with the old number is let in by hers.
     *
     * @param ask whether a relationship of the facility is still to be looked for
     */
    Optional<Ground> of(Actor by, PersonId patient, Instant now, boolean ask) {
        return under(by, patient, now, ask)
                .or(() -> survivors.of(patient).flatMap(survivor -> under(by, survivor, now, true)));
    }

    private Optional<Ground> under(Actor by, PersonId patient, Instant now, boolean ask) {
        return switch (by.role()) {
            case SYSTEM -> Optional.of(Ground.SYSTEM);
            case CITIZEN -> by.user().value().equals(patient.value()) ? Optional.of(Ground.OWN) : Optional.empty();
            case MACHINE ->
                by.facility().equals(UnitId.CITY) ? Optional.of(Ground.SYSTEM) : relation(by, patient, now, ask);
            default ->
                relation(by, patient, now, ask)
                        .or(() -> sql.openBreakGlass(patient, by.user(), now).map(_ -> Ground.BREAK_GLASS));
        };
    }

    private Optional<Ground> relation(Actor by, PersonId patient, Instant now, boolean ask) {
        return ask && sql.hasRelation(patient, by.facility(), now) ? Optional.of(Ground.RELATION) : Optional.empty();
    }

    boolean isOwn(Actor by, PersonId patient) {
        var own = new PersonId(by.user().value());
        return own.equals(patient) || survivors.of(patient).filter(own::equals).isPresent();
    }
}
