package hims.card;

import hims.platform.health.Degraded;
import hims.platform.health.Probe;
import hims.platform.health.Reason;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keys that must hand over within a month: their successors are announced a week before, by two people (CARD-34). */
@Component
class KeyProbe implements Probe {

    static final int DAYS = 30;

    private final SigningKeys keys;
    private final Clock clock;

    KeyProbe(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Optional<Degraded> look() {
        LocalDate soon = LocalDate.ofInstant(clock.instant(), CardCodes.CITY).plusDays(DAYS);
        long ending = keys.all().stream()
                .filter(key -> key.state() == KeyState.SIGNING)
                .filter(key -> key.endsOn().filter(soon::isAfter).isPresent())
                .count();
        return ending == 0 ? Optional.empty() : Optional.of(new Degraded(Reason.CARD_KEYS, ending));
    }
}
