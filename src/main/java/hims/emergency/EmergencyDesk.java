package hims.emergency;

import static hims.access.Permission.EMERGENCY_READ;

import hims.access.Access;
import hims.access.Actor;
import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.card.CardReader;
import hims.card.CardReading;
import hims.card.CardReading.Found;
import hims.person.Registry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an emergency begins: the scan, and whom this doctor has come to today. */
@Service
public class EmergencyDesk {
    /** Every facility stands in this zone. */
    static final ZoneId CITY = ZoneId.of("Asia/Kolkata");

    private final Access access;
    private final CardReader cards;
    private final Registry registry;
    private final ReadingSql sql;
    private final AuditLog audit;
    private final Clock clock;

    EmergencyDesk(Access access, CardReader cards, Registry registry, ReadingSql sql, AuditLog audit, Clock clock) {
        this.access = access;
        this.cards = cards;
        this.registry = registry;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Reads a card or a number; who is found is remembered with what the reading proved (EMER-2). */
    @Transactional
    public CardReading scan(String typed, Actor by) {
        access.require(by, EMERGENCY_READ);
        CardReading reading = cards.read(typed, by);
        if (reading instanceof Found found) {
            sql.insert(Reading.of(found, by, clock.instant()));
        }
        return reading;
    }

    /** @param last what the scan was, when it led to nobody */
    @Transactional
    public ScanDeskPage page(@Nullable CardReading last, Actor by) {
        access.require(by, EMERGENCY_READ);
        List<Reading> today = sql.latestOfEach(by.user(), startOfDay());
        var people = registry.fetchAll(today.stream().map(Reading::person).toList());
        audit.append(people.values().stream()
                .map(person -> AuditEntry.done(
                        by.who(),
                        Action.READ,
                        "person",
                        person.id(),
                        person.id().value()))
                .toList());
        return new ScanDeskPage(
                last,
                today.stream()
                        .flatMap(reading -> Optional.ofNullable(people.get(reading.person())).stream()
                                .map(person -> new ScanDeskPage.Line(reading, person)))
                        .toList());
    }

    private Instant startOfDay() {
        return LocalDate.ofInstant(clock.instant(), CITY).atStartOfDay(CITY).toInstant();
    }
}
