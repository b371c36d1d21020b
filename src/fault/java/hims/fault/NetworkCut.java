package hims.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cable between program and database is cut, both ways and one way, and mended: REL-5. */
final class NetworkCut implements Fault {
    private static final Duration CUT = Duration.ofSeconds(15);
    private static final Duration FAILS = Duration.ofSeconds(10);
    private static final Duration HEALED = Duration.ofSeconds(30);
    private static final int PORT = 5499;

    /** What vanishes: what goes to the database, what comes from it. */
    private record Cut(String words, boolean to, boolean from) {}

    private static final List<Cut> CUTS = List.of(
            new Cut("both ways", true, true),
            new Cut("answers lost", false, true),
            new Cut("requests lost", true, false));

    @Override
    public String name() {
        return "network-cut";
    }

    @Override
    public Optional<String> missing() {
        return Machine.missingNetwork();
    }

    @Override
    public void strike(Trial trial) throws Exception {
        try (var cable = new Namespace(1)) {
            var postgres = serve(trial, cable);
            try (var running = Program.started(trial, external(trial));
                    var load = Load.at(running.home(), trial)) {
                load.untilServed(trial.patience());
                for (var round = 0; round < trial.rounds() && trial.wrong().isEmpty(); round++) {
                    load.run(Duration.ofMillis(trial.random().nextLong(500, 3_000)));
                    cut(cable, CUTS.get(round % CUTS.size()), load, trial);
                    Verdict.of(running, trial);
                }
            } finally {
                postgres.destroy();
            }
        }
    }

    private static void cut(Namespace cable, Cut how, Load load, Trial trial) throws IOException {
        trial.seen().count("cut, " + how.words());
        cable.drop(how.to(), how.from());
        load.run(CUT);
        cable.mend();
        trial.within(HEALED, "every desk serves again after", load.untilServed(trial.patience()));
        var longest = trial.seen().longest(Worker.FAILED);
        if (longest.compareTo(FAILS) > 0) {
            trial.fail("a request failed only after " + longest.toMillis() + " ms");
        }
        if (trial.seen().counted("blank pages") + trial.seen().counted("answer 500") > 0) {
            trial.fail("somebody was not told to come again");
        }
    }

    /** PostgreSQL 18 on the other machine, on the data of the city. */
    private static Process serve(Trial trial, Namespace cable) throws IOException {
        var cluster = trial.data().resolve("postgres");
        Files.writeString(
                cluster.resolve("pg_hba.conf"),
                "\nhost all all " + Namespace.HERE + "/32 scram-sha-256\n",
                StandardOpenOption.APPEND);
        var command = new ArrayList<>(cable.within());
        command.addAll(List.of("unshare", "-U", "--", program().toString(), "-D", cluster.toString()));
        Map.of(
                        "listen_addresses",
                        Namespace.THERE,
                        "port",
                        Integer.toString(PORT),
                        "unix_socket_directories",
                        "",
                        "max_connections",
                        "100")
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(trial.folder().resolve("postgres.log").toFile())
                .start();
        trial.wait(Duration.ofSeconds(30), () -> accepting(trial));
        return server;
    }

    private static boolean accepting(Trial trial) {
        try {
            return Files.readString(trial.data().resolve("postgres/postmaster.pid"))
                    .contains("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path program() throws IOException {
        var cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        try (var found = Files.find(cache.resolve("hims"), 4, (file, _) -> file.endsWith("bin/postgres"))) {
            return found.findFirst().orElseThrow();
        }
    }

    private static Program.How external(Trial trial) throws IOException {
        var password =
                Files.readString(trial.data().resolve("postgres.password")).strip();
        return Program.How.plain()
                .options(
                        "--hims.database.url=jdbc:postgresql://" + Namespace.THERE + ":" + PORT + "/postgres",
                        "--hims.database.user=hims",
                        "--hims.database.password=" + password);
    }
}
