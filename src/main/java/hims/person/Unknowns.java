package hims.person;

import static hims.person.PersonProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.audit.Outcome;
import hims.org.Org;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People of whom nobody knows who they are (PER-30): on record with one key and a health id at once, looked for by relatives and the
 * police, and later somebody: she gets her name, or turns out to be on record already and is merged by the records department.
 */
@Service
public class Unknowns {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private final Access access;
    private final AuditLog audit;
    private final Org org;
    private final Registry registry;
    private final Corrections corrections;
    private final UnknownSql unknowns;
    private final PairSql pairs;
    private final Clock clock;

    Unknowns(
            Access access,
            AuditLog audit,
            Org org,
            Registry registry,
            Corrections corrections,
            UnknownSql unknowns,
            PairSql pairs,
            Clock clock) {
        this.access = access;
        this.audit = audit;
        this.org = org;
        this.registry = registry;
        this.corrections = corrections;
        this.unknowns = unknowns;
        this.pairs = pairs;
        this.clock = clock;
    }

    /** A place on the day's board of a hospital. */
    record Named(UnitId facility, LocalDate on, int letter, PersonName name) {}

    /** Who asks for somebody missing. */
    public enum Asker {
        RELATIVE,
        POLICE,
        STAFF
    }

    /**
     * Somebody who is looked for.
     *
     * @param who name of the one who asks, as he gives it; constable and station
     */
    public record Wanted(
            String words, @Nullable Sex sex, @Nullable AgeGroup age, Asker asker, String who) {}

    /** Who she turned out to be. */
    public record Identity(PersonName name, Sex sex, Birth birth) {}

    /** On record at once, compared with nobody: an unknown name proves nothing. */
    @Transactional
    public PersonId register(Unknown.Seen seen, Actor by) {
        access.require(by, Permission.PROVISIONAL_REGISTER);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, CITY);
        int letter = unknowns.letter(by.facility(), today);
        String hospital = org.facility(by.facility()).code();
        var named = new Named(by.facility(), today, letter, UnknownName.of(seen.sex(), hospital, today, letter));
        PersonId id = registry.add(provisional(named, seen), by);
        unknowns.insert(id, named, seen, now);
        access.log(by, Action.CREATE, "person.unknown", id, id);
        return id;
    }

    private static Register provisional(Named named, Unknown.Seen seen) {
        return new Register(
                new InquiryId(Ids.next()),
                named.name(),
                seen.sex(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                "hi",
                List.of(),
                "");
    }

    /** Each one shown is logged with who asked. */
    @Transactional
    public List<Unknown> search(Wanted wanted, Actor by) {
        access.require(by, Permission.PERSON_SEARCH);
        List<Unknown> found = unknowns.search(wanted);
        found.forEach(one -> audit.append(new AuditEntry(
                by.who(),
                Action.SEARCH,
                Outcome.DONE,
                "person.unknown",
                one.person().toString(),
                one.person().value(),
                Map.of("asker", wanted.asker().name(), "who", wanted.who()))));
        return found;
    }

    /** Empty for everybody whose name was always known. */
    @Transactional
    public Optional<Unknown> find(PersonId id, Actor by) {
        access.require(by, Permission.PERSON_READ);
        return unknowns.of(id);
    }

    /**
     * She is somebody who was on record nowhere: the number stays, the name becomes hers. Whom she looks like now becomes a pair.
     *
     * @throws Rejected NOT_UNKNOWN
     */
    @Transactional
    public void become(PersonId id, Identity who, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        requireUnknown(id);
        var correction =
                new Correction(who.name(), who.sex(), who.birth(), List.of(), null, List.of(), null, List.of());
        corrections.correct(id, _ -> correction, "IDENTIFIED", by);
        unknowns.identify(id, by, clock.instant());
    }

    /**
     * She is on record already: the records department compares the two and merges them; orders, samples and notes follow.
     *
     * @throws Rejected NOT_UNKNOWN, UNKNOWN_PERSON
     */
    @Transactional
    public PairId isOnRecord(PersonId id, HealthId number, Actor by) {
        access.require(by, Permission.PERSON_REGISTER);
        requireUnknown(id);
        Person known = registry.find(number).orElseThrow(() -> new Rejected(UNKNOWN_PERSON));
        registry.report(id, known.id(), by);
        return pairs.between(id, known.id()).map(Pair::id).orElseThrow(() -> new Rejected(UNKNOWN_PAIR));
    }

    private void requireUnknown(PersonId id) {
        if (unknowns.of(id).filter(Unknown::open).isEmpty()) {
            throw new Rejected(NOT_UNKNOWN);
        }
    }
}
