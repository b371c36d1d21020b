package hims.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each fault, done to the program on purpose (REL-1 to 20). In {@code ./hims test} the quick ones, once; all of them, with as many
 * rounds as are asked for, by {@code ./hims test faults}.
 */
class FaultsTest {
    private static final Path JUDGE = Path.of("src/fault/java/hims/fault/judge");

    private final String names = System.getProperty("hims.fault.names");
    private final int rounds = Integer.getInteger("hims.fault.rounds", 0);
    private final long seed = Long.getLong("hims.fault.seed", Faults.SEED);

    @TestFactory
    Stream<DynamicTest> nothing_is_lost_whatever_goes_wrong() {
        return chosen().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
                    assumeTrue(
                            fault.missing().isEmpty(),
                            () -> "missing: " + fault.missing().orElse(""));
                    assertEquals(List.of(), Faults.withstand(fault, rounds > 0 ? rounds : fault.rounds(), seed));
                }));
    }

    private List<Fault> chosen() {
        return names == null
                ? Faults.ALL.stream().filter(Fault::quick).toList()
                : Faults.chosen(Arrays.stream(names.split(","))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    @Test
    void the_judge_knows_nothing_of_the_program() throws IOException {
        try (var files = Files.list(JUDGE)) {
            for (var file : files.toList()) {
                assertEquals(
                        List.of(),
                        Files.readAllLines(file).stream()
                                .filter(line -> line.startsWith("import hims."))
                                .toList(),
                        file.toString());
            }
        }
    }
}
