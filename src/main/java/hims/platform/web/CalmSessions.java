package hims.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions as the store has them, written only when there is something to write: that a session was used is noted once a
 * minute, not at each request. A session ends up to a minute early for that.
 *
 * @param <S> the store's own kind of session
 */
final class CalmSessions<S extends Session> implements SessionRepository<CalmSessions.Calm<S>> {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final SessionRepository<S> store;

    /** At the end of a request the filter asks once more for the session it has just saved, to see whether its id is valid. */
    private final ThreadLocal<Optional<Calm<S>>> justSaved = ThreadLocal.withInitial(Optional::empty);

    CalmSessions(SessionRepository<S> store) {
        this.store = store;
    }

    @Override
    public Calm<S> createSession() {
        return new Calm<>(store.createSession(), true);
    }

    @Override
    public void save(Calm<S> session) {
        if (session.changed) {
            store.save(session.stored);
            session.changed = false;
        }
        justSaved.set(Optional.of(session));
    }

    @Override
    @SuppressWarnings("NullAway") // the interface allows null for a session that is not there, and does not say so
    public @Nullable Calm<S> findById(String id) {
        var saved = justSaved.get().filter(session -> session.getId().equals(id));
        justSaved.remove();
        return saved.or(() -> Optional.ofNullable(store.findById(id)).map(found -> new Calm<>(found, false)))
                .orElse(null);
    }

    @Override
    public void deleteById(String id) {
        justSaved.remove();
        store.deleteById(id);
    }

    static final class Calm<S extends Session> implements Session {
        private final S stored;
        private boolean changed;

        private Calm(S stored, boolean changed) {
            this.stored = stored;
            this.changed = changed;
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            if (changed || !now.isBefore(stored.getLastAccessedTime().plus(NOTED_EVERY))) {
                stored.setLastAccessedTime(now);
                changed = true;
            }
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                removeAttribute(name);
            } else {
                changed = true;
                stored.setAttribute(name, value);
            }
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            stored.removeAttribute(name);
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return stored.changeSessionId();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            changed = true;
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
