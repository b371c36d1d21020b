package hims.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commands of the machine, and what it lets us do. */
final class Machine {
    private Machine() {}

    static String run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return said;
    }

    static boolean can(String... command) {
        try {
            run(command);
            return true;
        } catch (IOException no) {
            // that is the answer
            return false;
        }
    }

    static Optional<String> missingRoot() {
        return System.getProperty("user.name").equals("root") ? Optional.empty() : Optional.of("only root may do this");
    }

    static Optional<String> missingNetwork() {
        var root = missingRoot();
        if (root.isPresent()) {
            return root;
        }
        for (var tool : List.of("ip", "nft")) {
            if (!can("which", tool)) {
                return Optional.of("the program '" + tool + "' (packages iproute2, nftables)");
            }
        }
        return can("unshare", "-n", "true") ? Optional.empty() : Optional.of("network namespaces");
    }

    static Optional<Path> library(String name) throws IOException {
        try (var found = Files.find(Path.of("/usr/lib"), 4, (file, _) -> file.endsWith(name))) {
            return found.findFirst();
        }
    }
}
