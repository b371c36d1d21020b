package hims.platform.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs small programs of the machine to their end. */
final class Shell {
    private Shell() {}

    /** Whether it is there and ends well. */
    static boolean succeeds(List<String> command) {
        try {
            return finish(command).code() == 0;
        } catch (IOException notInstalled) {
            // the only meaning of a program that cannot be started
            return false;
        }
    }

    /** What it printed. @throws IOException with it, where it ended badly */
    static String run(List<String> command) throws IOException {
        var end = finish(command);
        if (end.code() != 0) {
            throw new IOException(command.getFirst() + " ended with " + end.code() + ":\n" + end.output());
        }
        return end.output();
    }

    private record End(int code, String output) {}

    private static End finish(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.onExit().join().exitValue(), output);
    }
}
