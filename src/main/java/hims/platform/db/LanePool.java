package hims.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The connections to the database, of which a fifth is kept for emergency and bedside work: all others together may hold the
 * rest, wait a few seconds for it, and then fail (REL-62). Who holds one gets a second at once, or two could wait for each other.
 * Test: LanesTest.
 */
public final class LanePool extends HikariDataSource {
    private static final ThreadLocal<Boolean> BEDSIDE = ThreadLocal.withInitial(() -> false);
    private static final int RESERVED_SHARE = 5;

    private final ThreadLocal<Integer> held = ThreadLocal.withInitial(() -> 0);
    private final Semaphore others;

    LanePool(HikariConfig config) {
        super(config);
        var all = config.getMaximumPoolSize();
        this.others = new Semaphore(Math.max(1, all - Math.max(1, all / RESERVED_SHARE)), true);
    }

    /** What this thread asks for until it says otherwise. */
    public static void bedside(boolean is) {
        if (is) {
            BEDSIDE.set(true);
        } else {
            BEDSIDE.remove();
        }
    }

    /** How many of the others may come in now; for tests, which take them all. */
    public Semaphore others() {
        return others;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return BEDSIDE.get() || held.get() > 0 ? super.getConnection() : admitted();
    }

    private Connection admitted() throws SQLException {
        enter();
        try {
            var connection = returning(super.getConnection());
            held.set(1);
            return connection;
        } catch (SQLException | RuntimeException none) {
            others.release();
            throw none;
        }
    }

    private void enter() throws SQLException {
        try {
            if (others.tryAcquire(getConnectionTimeout(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException("All connections but those of the bedside are taken");
    }

    /** The same connection; closing it lets the next one in. */
    private Connection returning(Connection connection) {
        var open = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                LanePool.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("close") && open.compareAndSet(true, false)) {
                            held.remove();
                            others.release();
                        }
                    }
                });
    }
}
