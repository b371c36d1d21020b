package hims.emergency;

import static hims.access.Permission.BREAK_GLASS;
import static java.nio.charset.StandardCharsets.UTF_8;

import hims.access.Access;
import hims.access.Actor;
import hims.access.BreakGlassReason;
import hims.access.EmergencyAccess;
import hims.access.PersonId;
import hims.person.Registry;
import hims.platform.Commands;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Breaks the glass for one person, and closes it again. */
@Service
public class EmergencyOpening {
    private static final Duration SHIFT = Duration.ofHours(12);

    private final Access access;
    private final EmergencyAccess emergencies;
    private final Registry registry;
    private final ReadingSql readings;
    private final Commands commands;
    private final Clock clock;

    EmergencyOpening(
            Access access,
            EmergencyAccess emergencies,
            Registry registry,
            ReadingSql readings,
            Commands commands,
            Clock clock) {
        this.access = access;
        this.emergencies = emergencies;
        this.registry = registry;
        this.readings = readings;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param password typed again at this moment (SEC-8); neither kept nor part of the submission's fingerprint */
    public record Why(BreakGlassReason reason, String words, String password) {}

    /**
     * Once for each key.
     *
     * @throws Rejected those of {@link EmergencyAccess#confirm} and {@link EmergencyAccess#open}
     */
    public void open(PersonId asked, Why why, Actor by, String key) {
        access.require(by, BREAK_GLASS);
        var confirmed = emergencies.confirm(why.password(), by);
        var person = registry.fetch(asked).id();
        var submission = person + " " + why.reason() + " " + why.words();
        commands.once(key, by.user().value(), "emergency.open", Commands.hash(submission.getBytes(UTF_8)), () -> {
            readings.oneAtATime(by.user(), person);
            var glass = emergencies.open(new EmergencyAccess.Open(person, why.reason(), why.words()), confirmed, by);
            openUntil(person, glass.closesAt(), by);
            return glass.id().toString();
        });
    }

    /** @throws Rejected NOT_OPEN when it has ended by itself */
    @Transactional
    public void close(PersonId asked, Actor by) {
        access.require(by, BREAK_GLASS);
        var person = registry.fetch(asked).id();
        emergencies.close(person, by);
        openUntil(person, clock.instant(), by);
    }

    private void openUntil(PersonId person, Instant until, Actor by) {
        var now = clock.instant();
        var reading = readings.latest(by.user(), person, now.minus(SHIFT));
        if (reading.isEmpty()) {
            readings.insert(Reading.searched(person, by, now));
        }
        readings.latest(by.user(), person, now.minus(SHIFT))
                .ifPresent(latest -> readings.openUntil(latest.id(), until));
    }
}
