package hims.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Pages for the printer that no browser of a reader asks for: complete in themselves, styles and typefaces inside, so that
 * whoever draws them needs neither network nor files.
 */
@Component
public class Papers {

    private static final Pattern FONT = Pattern.compile("url\\(\"(fonts/[a-z0-9-]+\\.woff2)\"\\)");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Frames frames;

    Papers(Frames frames) {
        this.frames = frames;
    }

    /** @param page the record of the template, as of a page on the screen */
    public String html(String template, Object page, Language language) {
        var output = new StringOutput();
        engine.render(template + ".jte", Map.of("frame", frames.ofPaper(language), "page", page), output);
        return output.toString();
    }

    /** These style sheets of the class path, typefaces and all, for a {@code style} element. */
    public static String style(List<String> parts) {
        String css = parts.stream().map(Papers::text).collect(Collectors.joining("\n"));
        return FONT.matcher(css).replaceAll(font -> "url(data:font/woff2;base64," + base64(font.group(1)) + ")");
    }

    private static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static String base64(String font) {
        return Base64.getEncoder().encodeToString(bytes("static/" + font));
    }

    private static byte[] bytes(String file) {
        try {
            return new ClassPathResource(file).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
