package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;

import hims.world.DatabaseTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** REL-18: an event that nobody can read stops no start, is not lost, and is tried again. */
@DatabaseTest
class ParkedEventsTest {
    private static final String LISTENER = "hims.pharmacy.OwedNotice.on(hims.supply.StockArrived)";

    private final ParkedEvents events;
    private final JdbcClient jdbc;
    private final UUID torn = UUID.randomUUID();
    private final UUID unknown = UUID.randomUUID();

    ParkedEventsTest(ParkedEvents events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    @Test
    void what_cannot_be_read_is_set_aside_and_tried_again_at_the_next_start() {
        publish(torn, "hims.supply.StockArrived", "{\"store\": \"no");
        publish(unknown, "hims.gone.WhatWasRemoved", "{}");

        events.sort();
        assertThat(parked()).containsExactlyInAnyOrder(torn, unknown);

        events.sort();
        assertThat(parked()).containsExactlyInAnyOrder(torn, unknown);
    }

    @AfterEach
    void it_was_only_a_test() {
        jdbc.sql("delete from platform.parked_event where id in (:torn, :unknown)")
                .param("torn", torn)
                .param("unknown", unknown)
                .update();
    }

    private List<UUID> parked() {
        return Rows.list(jdbc.sql("select id from platform.parked_event where id in (:torn, :unknown)")
                .param("torn", torn)
                .param("unknown", unknown)
                .query(UUID.class));
    }

    private void publish(UUID id, String type, String body) {
        jdbc.sql("""
                insert into platform.event_publication
                    (id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
                values (:id, :listener, :type, :body, now(), 'PUBLISHED', 1)""")
                .param("id", id)
                .param("listener", LISTENER)
                .param("type", type)
                .param("body", body)
                .update();
    }
}
