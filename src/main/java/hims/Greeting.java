package hims;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says in the log where the pages are. */
@Component
@Profile("!import & !check")
class Greeting {
    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    private final Environment environment;

    Greeting(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        var host = environment.getProperty("server.address", "127.0.0.1");
        var port = environment.getProperty("local.server.port");
        LOG.info("Ready after {} s: http://{}:{}/", event.getTimeTaken().toMillis() / 1000.0, host, port);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            LOG.info("The people to play are at http://{}:{}/demo. Ctrl-C ends the demo.", host, port);
        }
    }
}
