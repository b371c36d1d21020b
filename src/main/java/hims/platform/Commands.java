package hims.platform;

import hims.platform.CommandsSql.Begun;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The same submission has one effect and one answer, however often it arrives (REL-31). The key's row is written first in
 * the act's own transaction: a refused act leaves none, so it may be tried again with the same key. Test: CommandsTest.
 */
@Component
public class Commands {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final String LOCK_TIMEOUT = "55P03";

    private final CommandsSql sql;
    private final TransactionOperations transactions;
    private final Clock clock;

    Commands(CommandsSql sql, TransactionOperations transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Carries the act out, or gives the answer it gave before. A second arrival waits for the first one to end. Outside a
     * transaction it opens one, and runs it again after a deadlock.
     *
     * @param answer of the act: the page to go to, or the body to send
     * @throws Rejected KEY_REUSED when actor, route or body differ from the first time; STILL_RUNNING when the first one
     *     takes longer than the lock time-out
     */
    public String once(String key, UUID actor, String route, String bodyHash, Supplier<String> answer) {
        var now = clock.instant();
        var command = new Begun(key, actor, route, bodyHash, now, now.plus(KEPT));
        return Retry.transaction(
                () -> transactions.execute(status -> begin(command) ? act(key, answer) : stored(command)));
    }

    /** Fingerprint of a form, whatever the order of its fields; our own {@code _csrf} and {@code _key} apart. */
    public static String hash(Map<String, String[]> parameters) {
        var text = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!name.startsWith("_")) {
                text.append(name).append('=').append(Arrays.toString(values)).append('\n');
            }
        });
        return hash(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Drops keys older than seven days. */
    int forget() {
        return sql.forget(clock.instant());
    }

    private boolean begin(Begun command) {
        try {
            return sql.begin(command);
        } catch (DataAccessException e) {
            if (Retry.sqlState(e).equals(LOCK_TIMEOUT)) {
                throw Rejected.retryAfter(PlatformProblem.STILL_RUNNING, WAIT);
            }
            throw e;
        }
    }

    private String act(String key, Supplier<String> act) {
        var answer = act.get();
        sql.finish(key, answer);
        return answer;
    }

    private String stored(Begun command) {
        var stored = sql.find(command.key())
                .filter(first -> first.actor().equals(command.actor())
                        && first.route().equals(command.route())
                        && first.bodyHash().equals(command.bodyHash()))
                .orElseThrow(() -> new Rejected(PlatformProblem.KEY_REUSED));
        if (stored.answer() == null) {
            throw Rejected.retryAfter(PlatformProblem.STILL_RUNNING, WAIT);
        }
        return stored.answer();
    }
}
