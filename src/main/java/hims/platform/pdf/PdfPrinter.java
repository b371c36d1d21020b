package hims.platform.pdf;

import static hims.platform.pdf.PdfProblem.NO_BROWSER_ENGINE;
import static hims.platform.pdf.PdfProblem.PDF_NOT_MADE;

import hims.platform.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a PDF of one complete page. The engine runs as a program of its own, with a fresh profile in a folder that is gone
 * afterwards, without network, with a limit of memory and time. What the page needs stands in it, and its own policy forbids it
 * scripts and every other file.
 */
@Component
public class PdfPrinter {

    private static final Logger log = LoggerFactory.getLogger(PdfPrinter.class);

    private static final Duration LONGEST = Duration.ofSeconds(90);

    /** Where the system knows such a limit; elsewhere the time alone ends it. */
    private static final String LIMITED = "ulimit -d 3000000 2>/dev/null; exec \"$@\"";

    private final Optional<Path> engine;

    PdfPrinter() {
        this.engine = BrowserEngine.find(System.getenv());
        engine.ifPresentOrElse(
                path -> log.info("PDFs are made by {}", path),
                () -> log.warn("No browser engine on this machine: install chromium to print cards and letters"));
    }

    public boolean isReady() {
        return engine.isPresent();
    }

    /** @throws Rejected NO_BROWSER_ENGINE, PDF_NOT_MADE */
    public byte[] print(String html) {
        Path program = engine.orElseThrow(() -> new Rejected(NO_BROWSER_ENGINE));
        try {
            Path folder = Files.createTempDirectory("hims-pdf-");
            try {
                Files.writeString(folder.resolve("page.html"), html);
                return run(program, folder);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a PDF", e);
        }
    }

    private static byte[] run(Path program, Path folder) throws IOException {
        Path pdf = folder.resolve("page.pdf");
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command(program, folder))
                .directory(folder.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean inTime = waitFor(process);
        if (!inTime || process.exitValue() != 0 || !Files.exists(pdf)) {
            log.error("The browser engine made no PDF{}: {}", inTime ? "" : " in time", Files.readString(said));
            throw new Rejected(PDF_NOT_MADE);
        }
        return Files.readAllBytes(pdf);
    }

    private static boolean waitFor(Process process) {
        try {
            return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path program, Path folder) {
        var command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                LIMITED,
                "sh",
                program.toString(),
                "--headless",
                "--disable-gpu",
                "--disable-extensions",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder.resolve("profile"),
                "--no-pdf-header-footer",
                "--print-to-pdf=" + folder.resolve("page.pdf")));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox"); // Chromium refuses to start otherwise
        }
        command.add(folder.resolve("page.html").toUri().toString());
        return command;
    }
}
