package hims.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs a whole transaction again when PostgreSQL broke it off for the sake of another one (REL-32). */
public final class Retry {
    private static final int ATTEMPTS = 5;
    private static final Set<String> SERIALIZATION_OR_DEADLOCK = Set.of("40001", "40P01");

    private Retry() {}

    /**
     * Inside a transaction the act runs once, as only the whole can be repeated.
     *
     * @throws Rejected TRY_AGAIN after five attempts
     */
    public static <T> T transaction(Supplier<T> act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return act.get();
        }
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return act.get();
            } catch (DataAccessException | TransactionException e) {
                if (!SERIALIZATION_OR_DEADLOCK.contains(sqlState(e))) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(5L << attempt).toNanos()
                        + ThreadLocalRandom.current().nextLong(20_000_000));
            }
        }
        throw Rejected.retryAfter(PlatformProblem.TRY_AGAIN, Duration.ofSeconds(2));
    }

    /** The SQLSTATE the database answered with; empty where it was not the database that failed. */
    static String sqlState(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
