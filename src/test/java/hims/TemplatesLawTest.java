package hims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Templates say nothing by themselves: every word comes from the message files. */
class TemplatesLawTest {
    private static final Path FOLDER = Path.of("src/main/jte");

    /** What is no text: JTE's comments, lines of code, expressions; comments, scripts and styles, tags and entities of HTML. */
    private static final List<Pattern> CODE = List.of(
            Pattern.compile("<%--.*?--%>", Pattern.DOTALL),
            Pattern.compile("<!--.*?-->", Pattern.DOTALL),
            Pattern.compile("<(script|style)\\b.*?</\\1>", Pattern.DOTALL),
            Pattern.compile("(?m)^\\s*@(import|param)\\b.*$"));

    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern DIRECTIVE =
            Pattern.compile("@(if|elseif|else|endif|for|endfor|raw|endraw|template\\.[\\w.]+|layout\\.[\\w.]+)");

    @Test
    void no_word_stands_in_a_template() throws IOException {
        var wrong = new ArrayList<String>();
        try (var files = Files.walk(FOLDER)) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".jte")).toList()) {
                WORD.matcher(text(Files.readString(file)))
                        .results()
                        .forEach(word -> wrong.add(FOLDER.relativize(file) + ": " + word.group()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String text(String template) {
        var text = template;
        for (var code : CODE) {
            text = code.matcher(text).replaceAll(" ");
        }
        text = withoutGroups(text, "${", '{', '}');
        text = withoutGroups(text, "!{", '{', '}');
        text = withoutCalls(text);
        text = withoutGroups(text, "<", '<', '>');
        return ENTITY.matcher(text).replaceAll(" ");
    }

    /** Directives go with their arguments in brackets; content blocks inside are markup and stay out as well. */
    private static String withoutCalls(String text) {
        var rest = new StringBuilder();
        var at = 0;
        var directive = DIRECTIVE.matcher(text);
        while (directive.find(at)) {
            rest.append(text, at, directive.start()).append(' ');
            at = text.startsWith("(", directive.end()) ? end(text, directive.end(), '(', ')') : directive.end();
        }
        return rest.append(text.substring(at)).toString();
    }

    private static String withoutGroups(String text, String start, char open, char close) {
        var rest = new StringBuilder();
        var at = 0;
        for (var found = text.indexOf(start); found >= 0; found = text.indexOf(start, at)) {
            rest.append(text, at, found).append(' ');
            at = end(text, found + start.length() - 1, open, close);
        }
        return rest.append(text.substring(at)).toString();
    }

    /** The place behind the bracket that closes the one at the given place. */
    private static int end(String text, int start, char open, char close) {
        var depth = 0;
        for (var at = start; at < text.length(); at++) {
            if (text.charAt(at) == open) {
                depth++;
            } else if (text.charAt(at) == close && --depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }
}
