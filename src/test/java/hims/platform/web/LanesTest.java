package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import hims.world.Browsing;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** REL-62: no report can stop an emergency. */
@DatabaseTest
class LanesTest {
    private final int port;
    private final Lanes lanes;

    LanesTest(@LocalServerPort int port, Lanes lanes) {
        this.port = port;
        this.lanes = lanes;
    }

    @Test
    void when_all_others_are_busy_emergency_goes_on_and_the_rest_is_asked_to_come_again() {
        assertThat(lanes.others().availablePermits()).isLessThanOrEqualTo(32);
        var taken = lanes.others().drainPermits();
        try {
            var began = Instant.now();
            assertThat(new Browsing(port).get("/emergency").statusCode()).isBetween(302, 303);
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(4));
            var refused = new Browsing(port).get("/person");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("3");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
        } finally {
            lanes.others().release(taken);
        }
        assertThat(new Browsing(port).get("/person").statusCode()).isBetween(302, 303);
    }
}
