package hims.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the one-time set-up link while there is no account at all. The demo city brings its own accounts. */
@Component
@ConditionalOnBooleanProperty(name = "hims.demo", havingValue = false, matchIfMissing = true)
@Profile("!import & !check")
class FirstLink {
    private static final Logger log = LoggerFactory.getLogger(FirstLink.class);

    private final Invitation invitations;

    FirstLink(Invitation invitations) {
        this.invitations = invitations;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        invitations
                .first()
                .ifPresent(token -> log.info("Set up the first account within 30 minutes: /enrol/{}", token));
    }
}
