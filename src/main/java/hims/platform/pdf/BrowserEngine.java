package hims.platform.pdf;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Chromium is on this machine: named by {@code HIMS_CHROMIUM}, or on the path, as {@code ./hims} looks for it. */
final class BrowserEngine {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

    private BrowserEngine() {}

    static Optional<Path> find(Map<String, String> environment) {
        List<String> folders = List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator));
        Stream<String> named = Stream.of(environment.getOrDefault("HIMS_CHROMIUM", ""));
        return Stream.concat(named.filter(name -> !name.isBlank()), NAMES.stream())
                .flatMap(name -> paths(name, folders))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> paths(String name, List<String> folders) {
        if (name.contains("/")) {
            return Stream.of(Path.of(name));
        }
        return Stream.concat(folders.stream().map(folder -> Path.of(folder, name)), Stream.of(Path.of(MAC)));
    }
}
