package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.platform.db.LanePool;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** REL-62: no report can stop an emergency. */
@DatabaseTest
class LanesTest {
    private final int port;
    private final Invitation invitations;
    private final LanePool pool;

    LanesTest(@LocalServerPort int port, Invitation invitations, DataSource database) throws SQLException {
        this.port = port;
        this.invitations = invitations;
        this.pool = database.unwrap(LanePool.class);
    }

    @Test
    void when_all_others_are_busy_emergency_goes_on_and_the_rest_is_asked_to_come_again() {
        var clerk = StaffDesk.open(port, invitations, "Meena Das", Role.REGISTRATION_CLERK, "LNH");
        var doctor = StaffDesk.open(port, invitations, "Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, "GTB");
        assertThat(pool.others().availablePermits()).isLessThan(pool.getMaximumPoolSize());
        var taken = pool.others().drainPermits();
        try {
            var began = Instant.now();
            assertThat(doctor.get("/emergency").statusCode()).isEqualTo(200);
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(4));
            var refused = clerk.get("/person");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(12));
        } finally {
            pool.others().release(taken);
        }
        assertThat(clerk.get("/person").statusCode()).isEqualTo(200);
    }

    @Test
    void who_holds_a_connection_gets_the_second_at_once_and_gives_back_what_she_took() throws SQLException {
        var free = pool.others().availablePermits();
        try (var one = pool.getConnection()) {
            assertThat(one.isValid(1)).isTrue();
            var taken = pool.others().drainPermits();
            try (var two = pool.getConnection()) {
                assertThat(two.isValid(1)).isTrue();
            } finally {
                pool.others().release(taken);
            }
        }
        assertThat(pool.others().availablePermits()).isGreaterThanOrEqualTo(free - 8);
    }
}
