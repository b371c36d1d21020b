package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

class CalmSessionsTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T03:30:00Z");

    private final Counted store = new Counted();
    private final CalmSessions<MapSession> sessions = new CalmSessions<>(store);
    private final String id = begin();

    @Test
    void a_session_used_again_within_a_minute_is_not_written() {
        use(MORNING.plusSeconds(59));
        assertThat(store.writes).isEqualTo(1);
    }

    @Test
    void a_session_used_after_a_minute_is_written_with_the_time() {
        use(MORNING.plusSeconds(60));
        assertThat(store.writes).isEqualTo(2);
        assertThat(stored().getLastAccessedTime()).isEqualTo(MORNING.plusSeconds(60));
    }

    @Test
    void what_is_put_into_a_session_or_taken_out_is_written_at_once() {
        var session = found();
        session.setAttribute("desk", "C3");
        sessions.save(session);
        assertThat(found().<String>getAttribute("desk")).isEqualTo("C3");
        var again = found();
        again.setAttribute("desk", null);
        sessions.save(again);
        assertThat(stored().getAttributeNames()).isEmpty();
        assertThat(store.writes).isEqualTo(3);
    }

    @Test
    void a_session_just_saved_is_asked_for_once_more_without_the_store() {
        sessions.save(found());
        store.deleteById(id);
        assertThat(sessions.findById(id)).isNotNull();
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void a_session_that_was_ended_is_gone_at_once() {
        sessions.save(found());
        sessions.deleteById(id);
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void a_new_id_is_written_at_once() {
        var session = found();
        var renewed = session.changeSessionId();
        sessions.save(session);
        assertThat(sessions.findById(renewed)).isNotNull();
        assertThat(sessions.findById(id)).isNull();
    }

    private String begin() {
        var session = sessions.createSession();
        session.setLastAccessedTime(MORNING);
        session.setMaxInactiveInterval(Duration.ofDays(36_500));
        sessions.save(session);
        sessions.findById(session.getId()); // the filter's second look
        return session.getId();
    }

    private void use(Instant now) {
        var session = found();
        session.setLastAccessedTime(now);
        sessions.save(session);
        sessions.findById(id);
    }

    private CalmSessions.Calm<MapSession> found() {
        return Objects.requireNonNull(sessions.findById(id));
    }

    private MapSession stored() {
        return Objects.requireNonNull(store.findById(id));
    }

    private static final class Counted extends MapSessionRepository {
        private int writes;

        private Counted() {
            super(new ConcurrentHashMap<>());
        }

        @Override
        public void save(MapSession session) {
            writes++;
            super.save(session);
        }
    }
}
