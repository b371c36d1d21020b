package hims.platform;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ParkedEventsSql {
    private static final String PUT_BACK = """
            with back as (delete from platform.parked_event
                          returning id, listener_id, event_type, serialized_event, publication_date)
            insert into platform.event_publication
                (id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
            select id, listener_id, event_type, serialized_event, publication_date, 'PUBLISHED', 0 from back
            """;

    private static final String WAITING = """
            select id, listener_id, event_type, serialized_event from platform.event_publication
            where completion_date is null order by publication_date, id
            """;

    private static final String PARK = """
            with gone as (delete from platform.event_publication where id = :id
                          returning id, listener_id, event_type, serialized_event, publication_date)
            insert into platform.parked_event (id, listener_id, event_type, serialized_event, publication_date, reason)
            select id, listener_id, event_type, serialized_event, publication_date, :reason from gone
            """;

    private final JdbcClient jdbc;

    ParkedEventsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Waiting(UUID id, String listenerId, String eventType, String serializedEvent) {}

    void putBack() {
        jdbc.sql(PUT_BACK).update();
    }

    List<Waiting> waiting() {
        return Rows.list(jdbc.sql(WAITING).query(Waiting.class));
    }

    void park(UUID id, String reason) {
        jdbc.sql(PARK).paramSource(Row.with("id", id, "reason", reason)).update();
    }
}
