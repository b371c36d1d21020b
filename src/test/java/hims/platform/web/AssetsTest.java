package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Pattern ICON =
            Pattern.compile("(?:ui\\.icon\\([^)]*name = |icon\\(|MenuItem\\()\"([a-z0-9-]+)\"");
    private static final int LIMIT = 40_000;

    private final Assets assets = new Assets();

    @Test
    void style_and_script_fit_the_budget_of_a_citizens_phone() {
        var scripts = files(STATIC.resolve("js"), ".js")
                .mapToInt(file -> zipped(bytes(file)))
                .sum();
        assertThat(zipped(assets.css())).isLessThan(LIMIT);
        assertThat(zipped(assets.htmx()) + scripts).isLessThan(LIMIT);
        assertThat(zipped(assets.svg())).isLessThan(14_000);
    }

    @Test
    void colours_stand_in_the_tokens_only() {
        var colour = Pattern.compile("#[0-9A-Fa-f]{3,8}\\b|rgba?\\(");
        assertThat(files(STATIC.resolve("css"), ".css")
                        .filter(file -> !file.endsWith("tokens.css"))
                        .filter(file -> colour.matcher(text(file)).find()))
                .isEmpty();
    }

    @Test
    void every_part_of_the_style_sheet_is_in_its_order() {
        assertThat(files(STATIC.resolve("css"), ".css")
                        .map(file -> file.getFileName().toString()))
                .hasSameElementsAs(Assets.lines("static/css/order.txt"));
    }

    @Test
    void every_icon_that_is_named_is_in_the_sprite() {
        var listed = Assets.lines("static/icons.txt");
        var named = Stream.of(Path.of("src/main/jte"), Path.of("src/main/java"))
                .flatMap(folder -> files(folder, ""))
                .flatMap(file -> ICON.matcher(text(file)).results().map(found -> found.group(1)))
                .distinct()
                .toList();
        assertThat(listed).containsAll(named);
    }

    @Test
    void no_template_styles_or_runs_inline() {
        var inline = Pattern.compile("\\s(style|on[a-z]+)=\"|<style|<script(?![^>]*src=)");
        assertThat(files(Path.of("src/main/jte"), ".jte")
                        .filter(file ->
                                !file.toString().contains("/paper/")) // printed from a file, where nothing is served
                        .filter(file -> inline.matcher(text(file)).find()))
                .isEmpty();
    }

    @Test
    void each_script_is_imported_by_the_first_or_loaded_by_a_page() {
        var first = text(STATIC.resolve("js/hims.js"));
        var pages = files(Path.of("src/main/jte"), ".jte").map(AssetsTest::text).collect(Collectors.joining());
        assertThat(files(STATIC.resolve("js"), ".js")
                        .map(file -> file.getFileName().toString()))
                .allMatch(
                        name -> name.equals("hims.js") || first.contains("./" + name) || pages.contains("js/" + name));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return List.copyOf(files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().endsWith(ending))
                            .toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size();
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
