package hims.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The provider of messages hangs while the desks work, and speaks again: REL-17. */
final class SmsHangs implements Fault {
    private static final int MESSAGES = 5;
    private static final Duration SILENT = Duration.ofSeconds(20);
    private static final Duration DELIVERED = Duration.ofSeconds(60);

    private static final String QUEUE = """
            insert into notify.message (id, key, event, audience, language, channel, phone, network, body, state,
                                        created_at, due_at, expires_at)
            select gen_random_uuid(), 'fault:' || n, 'BREAK_GLASS', 'CITIZEN', 'en', 'SMS', '+91981100000' || n, 'local', 'Words',
                'QUEUED', now() - interval '20 minutes', now() - interval '10 minutes', now() + interval '1 hour'
            from generate_series(1, %d) n""".formatted(MESSAGES);

    private static final String LEFT =
            "select count(*) from notify.message where key like 'fault:%' and state <> 'DELIVERED'";

    @Override
    public String name() {
        return "sms-hangs";
    }

    @Override
    public void strike(Trial trial) throws Exception {
        var how = new Program.How(
                "127.0.0.1", Map.of(), List.of("-Xmx384m"), List.of("--hims.fault.hanging-sms=" + trial.folder()));
        try (var running = Program.started(trial, how);
                var load = Load.at(running.home(), trial)) {
            load.untilServed(trial.patience());
            execute(running, QUEUE);
            if (!trial.wait(
                    Duration.ofSeconds(30), () -> Files.exists(trial.folder().resolve("taken")))) {
                trial.fail("no message was handed to the provider");
            }
            load.run(SILENT);
            trial.seen().took("every desk serves while it hangs after", load.untilServed(trial.patience()));
            var from = System.nanoTime();
            Files.createFile(trial.folder().resolve("speak"));
            trial.wait(DELIVERED, () -> left(running) == 0);
            trial.within(DELIVERED, "all messages gone after", Duration.ofNanos(System.nanoTime() - from));
            once(trial);
            if (trial.seen().counted(Worker.COME_AGAIN) + trial.seen().counted("answer 500") > 0) {
                trial.fail("a desk noticed");
            }
            Verdict.of(running, trial);
        }
    }

    private static void once(Trial trial) throws IOException {
        var taken = Files.readAllLines(trial.folder().resolve("taken"));
        trial.seen().count("messages handed over", taken.size());
        if (taken.size() != MESSAGES || new HashSet<>(taken).size() != MESSAGES) {
            trial.fail("handed over " + taken);
        }
    }

    private static void execute(Program running, String sql) throws SQLException {
        try (var database = running.database();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long left(Program running) {
        try (var database = running.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery(LEFT)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
