package hims.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** JSON as it is read by people: a line for each value, references as links to the page of the resource. */
public final class JsonText {
    private static final int MOST_LINES = 3_000;
    private static final int LONGEST_LINE = 1_000;
    private static final DefaultIndenter TWO = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = Json.MAPPER
            .writer()
            .with(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withArrayIndenter(TWO)
                    .withObjectIndenter(TWO));
    private static final Pattern LINK = Pattern.compile("(\\s*\"(?:reference|fullUrl)\": \")([^\"]+)(\".*)");
    private static final Pattern RESOURCE =
            Pattern.compile("([A-Z][A-Za-z]{1,40})/([A-Za-z0-9\\-.]{1,64})(?:/_history/\\d{1,9})?");

    private JsonText() {}

    /** @param href of {@code link}; both empty on a line without one */
    public record Line(String before, String link, String href, String after) {
        static Line plain(String text) {
            return new Line(text, "", "", "");
        }

        public String text() {
            return before + link + after;
        }
    }

    static List<String> plain(JsonNode resource) {
        return WRITER.writeValueAsString(resource)
                .lines()
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …")
                .toList();
    }

    /** At most so many that a browser shows them at once; the last one says that there are more. */
    static List<Line> lines(JsonNode resource, String base) {
        var all = plain(resource);
        var lines = new ArrayList<Line>();
        all.stream().limit(MOST_LINES).forEach(line -> lines.add(line(line, base)));
        if (all.size() > MOST_LINES) {
            lines.add(Line.plain("… +" + (all.size() - MOST_LINES)));
        }
        return lines;
    }

    private static Line line(String text, String base) {
        var link = LINK.matcher(text);
        if (!link.matches()) {
            return Line.plain(text);
        }
        var address = link.group(2);
        var target = RESOURCE.matcher(address.startsWith(base + "/") ? address.substring(base.length() + 1) : address);
        return target.matches()
                ? new Line(
                        link.group(1),
                        address,
                        ViewerPages.PATH + "/" + target.group(1) + "/" + target.group(2),
                        link.group(3))
                : Line.plain(text);
    }
}
