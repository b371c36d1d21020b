package hims.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody who trusts nothing of ours but the text of tools/verify-audit.mjs, and runs it with Node. */
public final class Stranger {
    private Stranger() {}

    /** @param exit 0: all is right, 3: something is not */
    public record Answer(int exit, String said) {}

    public static Answer verifies(String question, Object source, String... options) {
        var command = new ArrayList<>(List.of("node", "tools/verify-audit.mjs", question, source.toString()));
        command.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The second verifier of the audit log needs Node 18 or newer: apt-get install nodejs", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
