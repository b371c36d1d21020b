package hims.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk at the end of a line of 64 kbit/s on which every twentieth packet is lost and an answer takes 800 ms longer: REL-12. */
final class SlowLine implements Fault {
    private static final int PORT = 9077;
    private static final int LOST_PERCENT = 5;
    private static final Duration FIRST_CONTENT = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "slow-line";
    }

    @Override
    public Optional<String> missing() {
        var network = Machine.missingNetwork();
        return network.isPresent() || Machine.can("which", "tc") ? network : Optional.of("the program 'tc'");
    }

    @Override
    public void strike(Trial trial) throws Exception {
        trial.patience(Duration.ofMinutes(4));
        try (var cable = new Namespace(2);
                var running = Program.started(trial, Program.How.plain().at(Namespace.HERE_TOO))) {
            var relay = relay(cable, running);
            try {
                cable.narrow("64kbit");
                cable.lose(LOST_PERCENT);
                var desk = new Desk(URI.create("http://" + Namespace.THERE + ":" + PORT), trial, 0);
                for (var round = 1; round <= trial.rounds() && trial.wrong().isEmpty(); round++) {
                    var from = System.nanoTime();
                    desk.visit();
                    trial.seen().took("a whole visit", Duration.ofNanos(System.nanoTime() - from));
                }
            } finally {
                relay.destroy();
            }
            Verdict.of(running, trial);
        }
        var usual = trial.seen().median(Worker.PAGE);
        if (usual.compareTo(FIRST_CONTENT) > 0) {
            trial.fail("a page usually took " + usual.toMillis() + " ms");
        }
    }

    private static Process relay(Namespace cable, Program running) throws IOException {
        var command = new ArrayList<>(cable.within());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Relay.class.getName(),
                Namespace.THERE,
                Integer.toString(PORT),
                Namespace.HERE_TOO,
                Integer.toString(running.home().getPort())));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
