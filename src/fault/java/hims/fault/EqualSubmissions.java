package hims.fault;

import hims.fault.Browser.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** One registration sent fifty times at once, with one key; then the same key with other words: REL-9. */
final class EqualSubmissions implements Fault {
    private static final int TIMES = 50;

    @Override
    public String name() {
        return "equal-submissions";
    }

    @Override
    public int rounds() {
        return 3;
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public void strike(Trial trial) throws Exception {
        try (var running = Program.started(trial)) {
            var desk = new Desk(running.home(), trial, 0);
            for (var round = 1; round <= trial.rounds() && trial.wrong().isEmpty(); round++) {
                press(desk, trial);
            }
            Verdict.of(running, trial);
        }
    }

    private static void press(Desk desk, Trial trial) throws InterruptedException {
        var form = new HashMap<>(desk.form());
        var key = desk.clerk().key();
        var answers = together(desk, key, form);
        if (answers.getFirst().status() == 422) { // somebody else has such a name: she says so, and presses again
            form.put("different", Desk.alike(answers.getFirst()));
            form.put("why", "different father");
            answers = together(desk, key, form);
        }
        var led = answers.stream().map(Answer::location).distinct().toList();
        if (led.size() != 1 || !answers.stream().allMatch(Answer::moved)) {
            trial.fail("one key led to " + led);
        }
        form.put("locality", "Narela");
        var other =
                desk.clerk().act(key, Act.REGISTER, Objects.requireNonNull(form.get("family")), "/person/new", form);
        trial.seen().count("other words under the same key refused with " + other.status());
        if (other.status() != 422) {
            trial.fail("other words under the same key: answer " + other.status());
        }
    }

    private static List<Answer> together(Desk desk, String key, Map<String, String> form) throws InterruptedException {
        var family = Objects.requireNonNull(form.get("family"));
        return atOnce(Stream.<Callable<Answer>>generate(
                        () -> () -> desk.clerk().act(key, Act.REGISTER, family, "/person/new", form))
                .limit(TIMES)
                .toList());
    }

    static List<Answer> atOnce(List<Callable<Answer>> acts) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(acts).stream().map(act -> act.resultNow()).toList();
        }
    }
}
