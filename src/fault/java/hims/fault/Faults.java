package hims.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./hims test faults [NAME] [--rounds N] [--seed S]}. Ends with 0 when all that could be tried was withstood. */
final class Faults {
    static final List<Fault> ALL = Stream.<Stream<? extends Fault>>of(
                    Killed.ALL.stream(),
                    Stream.of(
                            new Restart(),
                            new EqualSubmissions(),
                            new LastUnits(),
                            new NetworkCut(),
                            new SlowLine(),
                            new ClockSteps(),
                            new PoisonEvent(),
                            new SmsHangs(),
                            new SmallHeap()),
                    DiskFull.ALL.stream())
            .flatMap(some -> some.map(Fault.class::cast))
            .toList();
    static final long SEED = 20261123;
    private static final Path HOME = Path.of("target", "fault").toAbsolutePath();

    private Faults() {}

    /** @return what was found wrong; a fault that cannot be tried here finds nothing, and says so */
    static List<String> withstand(Fault fault, int rounds, long seed) throws Exception {
        var missing = fault.missing();
        if (missing.isPresent()) {
            System.out.println(fault.name() + ": NOT TRIED, missing: " + missing.get());
            return List.of();
        }
        var folder = HOME.resolve(fault.name());
        Machine.run("rm", "-rf", folder.toString());
        City.settle(folder.resolve("data"));
        var from = System.nanoTime();
        try (var trial = new Trial(folder, seed, rounds)) {
            System.out.println(fault.name() + ": " + rounds + " rounds, seed " + seed);
            strike(fault, trial);
            System.out.printf(
                    "| %s | %d | %d | %s | %s | %d s |%n",
                    fault.name(),
                    rounds,
                    seed,
                    trial.seen(),
                    trial.wrong().isEmpty() ? "withstood" : "NOT WITHSTOOD",
                    Duration.ofNanos(System.nanoTime() - from).toSeconds());
            return trial.wrong();
        }
    }

    private static void strike(Fault fault, Trial trial) throws Exception {
        try {
            fault.strike(trial);
        } catch (Lost | IOException failed) {
            trial.fail(failed.toString());
        }
    }

    public static void main(String[] args) throws Exception {
        var names = new ArrayList<String>();
        var rounds = 0;
        var seed = SEED;
        for (var at = 0; at < args.length; at++) {
            switch (args[at]) {
                case "--rounds" -> rounds = Integer.parseInt(args[++at]);
                case "--seed" -> seed = Long.parseLong(args[++at]);
                default -> names.add(args[at]);
            }
        }
        var wrong = 0;
        for (var fault : chosen(names)) {
            wrong +=
                    withstand(fault, rounds > 0 ? rounds : fault.rounds(), seed).size();
        }
        System.exit(wrong == 0 ? 0 : 3);
    }

    static List<Fault> chosen(List<String> names) {
        var chosen = ALL.stream()
                .filter(fault -> names.isEmpty() || names.contains(fault.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("There is no such fault, but "
                    + ALL.stream().map(Fault::name).toList());
        }
        return chosen;
    }
}
