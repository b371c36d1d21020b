package hims.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Events and a job that nobody can read lie in the queue when the program starts: REL-18. */
final class PoisonEvent implements Fault {
    private static final String LISTENER = "hims.pharmacy.OwedNotice.on(hims.supply.StockArrived)";
    private static final List<String> POISON = List.of(
            event(LISTENER, "hims.supply.StockArrived", "{\"store\": \"no"),
            event(LISTENER, "hims.supply.StockArrived", "{\"store\": \"nowhere\", \"item\": 7}"),
            event(LISTENER, "hims.gone.WhatWasRemoved", "{}"),
            event("hims.gone.Listener.on(hims.supply.StockArrived)", "hims.supply.StockArrived", "{}"),
            "insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " values ('gone.job', 'one', now() - interval '1 hour', false, 1)");

    private static final Duration READY = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "poison-event";
    }

    private static String event(String listener, String type, String body) {
        return "insert into platform.event_publication (id, listener_id, event_type, serialized_event, publication_date, status,"
                + " completion_attempts) values (gen_random_uuid(), '" + listener + "', '" + type + "', '" + body
                + "', now() - interval '10 minutes', 'PUBLISHED', 1)";
    }

    @Override
    public void strike(Trial trial) throws Exception {
        try (var running = Program.started(trial)) {
            poison(running);
            running.terminate();
            trial.within(READY, "ready among poison after", running.start());
            try (var load = Load.at(running.home(), trial)) {
                trial.seen().took("every desk serves after", load.untilServed(trial.patience()));
                load.run(Duration.ofSeconds(10));
            }
            var told = running.text("/health/degraded");
            for (var reason : List.of("EVENTS_PARKED", "JOBS")) {
                if (!told.contains(reason)) {
                    trial.fail("/health/degraded does not name " + reason);
                }
            }
            Verdict.of(running, trial);
        }
    }

    private static void poison(Program running) throws SQLException {
        try (var database = running.database();
                var statement = database.createStatement()) {
            for (var one : POISON) {
                statement.execute(one);
            }
        }
    }
}
