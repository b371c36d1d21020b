package hims;

import hims.demo.BenchCity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From the command to the first page on an existing data folder, with the packaged program as {@code ./hims} runs it: plain and
 * with the classes remembered of an earlier start.
 */
class StartBench {
    private static final int TIMES = 5;
    private static final Path PROGRAM = Path.of("target", "app", "hims.jar");
    private static final Path CACHE = Path.of("target", "bench", "hims.aot");

    @Test
    void first_page() {
        var city = BenchCity.demo();
        BenchServer.head("Start to the first page", city.size());
        if (!Files.exists(PROGRAM)) {
            System.out.println("not measured: ./hims demo has not built the program yet");
            return;
        }
        var jar = List.of("-jar", PROGRAM.toString());
        start("plain", city, jar);
        new BenchServer(city.folder(), List.of("-XX:AOTCacheOutput=" + CACHE, "-jar", PROGRAM.toString())).close();
        if (Files.exists(CACHE)) {
            start(
                    "with AOT cache",
                    city,
                    List.of("-XX:AOTCache=" + CACHE, "-Xlog:aot=off", "-jar", PROGRAM.toString()));
        }
    }

    private static void start(String how, BenchCity city, List<String> command) {
        for (var time = 0; time < TIMES; time++) {
            try (var server = new BenchServer(city.folder(), command)) {
                System.out.printf("%s: %,d ms, %s%n", how, server.start().toMillis(), server.memory());
            }
        }
    }
}
