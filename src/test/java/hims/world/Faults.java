package hims.world;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Something happens to the database before the n-th statement of one thread; everybody else goes on undisturbed. */
@Component
public class Faults implements BeanPostProcessor {
    private static final ThreadLocal<@Nullable Plan> PLANS = new ThreadLocal<>();

    /** What happens, with the connection on which the statement is about to run. */
    @FunctionalInterface
    public interface Fault {
        void strike(Connection connection) throws SQLException;
    }

    /** The statement fails and never ran. */
    public static final Fault REFUSED = connection -> {
        throw new SQLException("the disk is full", "53100");
    };

    /** The server process behind the connection ends, as after an administrator's command or a lost network. */
    public void endBackend(Connection connection) throws SQLException {
        var pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        try (var other = pool().getConnection();
                var end = other.prepareStatement("select pg_terminate_backend(?, 5000)")) {
            end.setInt(1, pid);
            end.execute();
        }
    }

    private static final class Plan {
        private final Fault fault;
        private int left;

        private Plan(int left, Fault fault) {
            this.left = left;
            this.fault = fault;
        }

        private void step(Connection connection) throws SQLException {
            if (--left == 0) {
                fault.strike(connection);
            }
        }
    }

    private @Nullable DataSource pool;

    /**
     * Runs the act with the fault before its n-th statement; a commit counts as one.
     *
     * @return what the act failed with; empty when it ended before its n-th statement
     */
    public static Optional<RuntimeException> before(int n, Fault fault, Runnable act) {
        var plan = new Plan(n, fault);
        PLANS.set(plan);
        try {
            act.run();
            if (plan.left <= 0) {
                throw new AssertionError("statement " + n + " failed and nobody noticed");
            }
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure);
        } finally {
            PLANS.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source)) {
            return bean;
        }
        pool = source;
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                var plan = PLANS.get();
                return plan == null ? connection : watched(connection, plan);
            }
        };
    }

    private DataSource pool() {
        if (pool == null) {
            throw new IllegalStateException("no database yet");
        }
        return pool;
    }

    private static Connection watched(Connection connection, Plan plan) {
        return proxy(Connection.class, (self, method, args) -> {
            if (method.getName().equals("commit")) {
                plan.step(connection);
            }
            var answer = call(connection, method, args);
            return answer instanceof PreparedStatement statement ? watched(statement, connection, plan) : answer;
        });
    }

    private static PreparedStatement watched(PreparedStatement statement, Connection connection, Plan plan) {
        return proxy(PreparedStatement.class, (self, method, args) -> {
            if (method.getName().startsWith("execute")) {
                plan.step(connection);
            }
            return call(statement, method, args);
        });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
