package hims.fhir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** A body as it is read by people, in JSON or XML: a line for each value, references as links to the page of the resource. */
public final class BodyText {
    private static final int MOST_LINES = 3_000;
    private static final int LONGEST_LINE = 1_000;
    private static final DefaultIndenter TWO = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = Json.MAPPER
            .writer()
            .with(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withArrayIndenter(TWO)
                    .withObjectIndenter(TWO));
    private static final Pattern LINK =
            Pattern.compile("(\\s*(?:\"(?:reference|fullUrl)\": |<(?:reference|fullUrl) value=)\")([^\"]+)(\".*)");
    private static final Pattern RESOURCE =
            Pattern.compile("([A-Z][A-Za-z]{1,40})/([A-Za-z0-9\\-.]{1,64})(?:/_history/\\d{1,9})?");

    private BodyText() {}

    /** @param href of {@code link}; both empty on a line without one */
    public record Line(String before, String link, String href, String after) {
        static Line plain(String text) {
            return new Line(text, "", "", "");
        }

        public String text() {
            return before + link + after;
        }
    }

    /** For comparing: whole, without links. */
    static List<String> plain(JsonNode resource) {
        return cut(WRITER.writeValueAsString(resource));
    }

    static List<Line> json(JsonNode resource, String base) {
        return lines(plain(resource), base);
    }

    /** @param json of a resource, from this server */
    static List<Line> xml(byte[] json, String base) {
        var out = new ByteArrayOutputStream(2 * json.length);
        try {
            Format.XML.codec().write(json, out, true);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return lines(cut(out.toString(StandardCharsets.UTF_8)), base);
    }

    /** Of what is neither. */
    static List<Line> text(byte[] body) {
        return cut(new String(body, StandardCharsets.UTF_8)).stream()
                .limit(MOST_LINES)
                .map(Line::plain)
                .toList();
    }

    private static List<String> cut(String text) {
        return text.lines()
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …")
                .toList();
    }

    /** At most so many that a browser shows them at once; the last one says that there are more. */
    private static List<Line> lines(List<String> all, String base) {
        var lines = new ArrayList<Line>();
        all.stream().limit(MOST_LINES).forEach(line -> lines.add(line(line, base)));
        if (all.size() > MOST_LINES) {
            lines.add(Line.plain("… +" + (all.size() - MOST_LINES)));
        }
        return lines;
    }

    /** The page of the resource that a reference leads to, empty where it leads nowhere here. */
    static String href(String reference, String base) {
        var target =
                RESOURCE.matcher(reference.startsWith(base + "/") ? reference.substring(base.length() + 1) : reference);
        return target.matches() ? ViewerPages.PATH + "/" + target.group(1) + "/" + target.group(2) : "";
    }

    private static Line line(String text, String base) {
        var link = LINK.matcher(text);
        var href = link.matches() ? href(link.group(2), base) : "";
        return href.isEmpty() ? Line.plain(text) : new Line(link.group(1), link.group(2), href, link.group(3));
    }
}
