package hims.platform;

import hims.platform.ParkedEventsSql.Waiting;
import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sets aside, before Modulith delivers what an earlier run left, the events that cannot be read: one of them would keep the program
 * from starting. They are tried again at every start, as the next release may know them. Test: ParkedEventsTest.
 */
@Component
@DependsOnDatabaseInitialization
class ParkedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);

    private final ParkedEventsSql sql;
    private final JsonMapper json;

    ParkedEvents(ParkedEventsSql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @PostConstruct
    void sort() {
        sql.putBack();
        sql.waiting().forEach(this::parkUnlessReadable);
    }

    private void parkUnlessReadable(Waiting event) {
        try {
            json.readValue(event.serializedEvent(), Class.forName(event.eventType()));
        } catch (ClassNotFoundException | LinkageError | RuntimeException unreadable) {
            sql.park(event.id(), unreadable.getClass().getSimpleName());
            LOG.error("Set aside an event that cannot be read: {} for {}", event.id(), event.listenerId());
        }
    }
}
