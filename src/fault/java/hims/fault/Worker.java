package hims.fault;

import hims.fault.Browser.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody of the staff who presses the button again, with the same key, until she is told what became of it. What she sent and
 * what she was told stands in the clients' log.
 */
final class Worker {
    static final String FAILED = "failed answer after";
    static final String PAGE = "a page";
    static final String COME_AGAIN = "asked to come again (503)";
    static final String STORAGE_FULL = "told that the storage is full";
    static final String CUT_OFF = "under way and cut off";
    private static final Duration CODE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Browser browser;
    private final Trial trial;
    private final RandomGenerator chance;

    Worker(URI home, Trial trial, RandomGenerator chance) {
        this.browser = new Browser(home);
        this.trial = trial;
        this.chance = chance;
    }

    /** @param clock how far the program's clock is ahead of ours */
    static Worker signedIn(URI home, Trial trial, RandomGenerator chance, String login, Duration clock) {
        var worker = new Worker(home, trial, chance);
        worker.open("/sign-in");
        var answer = worker.signIn(login, clock);
        for (var code = 0;
                answer.status() == 422 && code < 2;
                code++) { // each code counts once: she waits for the next
            trial.wait(CODE, () -> false);
            answer = worker.signIn(login, clock);
        }
        answer.path();
        return worker;
    }

    private Answer signIn(String login, Duration clock) {
        return insist(() -> browser.post(
                "/sign-in",
                Map.of(
                        "login",
                        login,
                        "password",
                        City.PASSWORD,
                        "code",
                        code(Instant.now().plus(clock)))));
    }

    Browser browser() {
        return browser;
    }

    Answer open(String path) {
        var answer = insist(() -> browser.get(path));
        trial.seen().took(PAGE, answer.took());
        return answer;
    }

    /** A button that is not written down. */
    Answer press(String path, Map<String, String> fields) {
        return send(key(), path, fields);
    }

    /** An act that is: once sent it is nobody's business but the program's that it happens once. */
    Answer act(Act act, String about, String path, Map<String, String> fields) {
        var key = key();
        return act(key, act, about, path, fields);
    }

    Answer act(String key, Act act, String about, String path, Map<String, String> fields) {
        trial.log().sent(key, act, about);
        var answer = send(key, path, fields);
        if (answer.moved()) {
            trial.log().done(key, act, answer.path());
            trial.seen().count("acts acknowledged");
        }
        return answer;
    }

    String key() {
        return new UUID(chance.nextLong(), chance.nextLong()).toString();
    }

    private Answer send(String key, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_key", key);
        return insist(() -> browser.post(path, all));
    }

    private interface Try {
        Answer go() throws IOException;
    }

    private Answer insist(Try what) {
        var until = System.nanoTime() + trial.patience().toNanos();
        var last = "nothing";
        while (System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
            var from = System.nanoTime();
            try {
                var answer = what.go();
                if (!answer.tryAgain()) {
                    return answer;
                }
                last = "answer " + answer.status() + " " + answer.gist();
                note(answer);
            } catch (IOException none) {
                last = none.toString();
                if (trial.strickenSince(from)) {
                    trial.seen().count(CUT_OFF);
                }
                trial.seen().count("answers that never came");
            }
            trial.seen().took(FAILED, Duration.ofNanos(System.nanoTime() - from));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new Lost("no answer within " + trial.patience() + ": " + last);
    }

    private void note(Answer answer) {
        if (answer.body().contains("storage is full")) {
            trial.seen().count(STORAGE_FULL);
        }
        var kind = answer.status() == 503 && !answer.retryAfter().isEmpty()
                ? COME_AGAIN
                : "answer " + answer.status() + (answer.retryAfter().isEmpty() ? "" : ", come again");
        trial.seen().count(kind);
        if (answer.body().isBlank()) {
            trial.seen().count("blank pages");
        }
        if (answer.status() == 500 && trial.seen().counted("answer 500") <= 3) {
            trial.note("500: " + answer.gist());
        }
    }

    private static String code(Instant now) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(City.AUTHENTICATOR, "HmacSHA1"));
            var step = ByteBuffer.allocate(8).putLong(now.getEpochSecond() / 30);
            var hash = ByteBuffer.wrap(mac.doFinal(step.array()));
            return String.format("%06d", (hash.getInt(hash.get(19) & 0xF) & 0x7FFFFFFF) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
