package hims.notify;

import hims.platform.health.Degraded;
import hims.platform.health.Probe;
import hims.platform.health.Reason;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The mode NO_SMS (REL-44): acts go on, messages wait; and a gateway that does not keep up. */
@Component
class SmsProbe implements Probe {
    private final Notices notices;

    SmsProbe(Notices notices) {
        this.notices = notices;
    }

    @Override
    public Optional<Degraded> look() {
        var health = notices.health();
        return health.gateway() && health.good()
                ? Optional.empty()
                : Optional.of(new Degraded(health.gateway() ? Reason.SMS_LATE : Reason.NO_SMS, health.waiting()));
    }
}
