package hims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Templates say nothing by themselves: every word comes from the message files. */
class TemplatesLawTest {
    private static final Path FOLDER = Path.of("src/main/jte");

    /** What is no text: comments, scripts, styles, the names of keys, tags and entities. */
    private static final List<Pattern> NO_TEXT = List.of(
            Pattern.compile("<!--.*?-->", Pattern.DOTALL),
            Pattern.compile("<(script|style|kbd)\\b.*?</\\1>", Pattern.DOTALL),
            Pattern.compile("<[^>]*>"),
            Pattern.compile("&#?\\w+;"));

    /** Units are written alike in every language. */
    private static final Set<String> UNITS = Set.of("mmol", "mg", "kg", "mL", "dL", "cm", "mm", "mmHg", "kPa");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\b(title|alt|placeholder|aria-label)=\"[^\"]*\\p{L}{2,}[^\"]*\"");

    @Test
    void no_word_stands_in_a_template() throws IOException {
        var wrong = new ArrayList<String>();
        try (var files = Files.walk(FOLDER)) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".jte")).toList()) {
                words(Files.readString(file)).forEach(word -> wrong.add(FOLDER.relativize(file) + ": " + word));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_law_sees_words_wherever_they_hide() {
        assertThat(words("@param String name\n<p>${name} says</p>")).containsExactly("says");
        assertThat(words("@template.layout.staff(frame = frame, content = @`<b>Hello @if(a(\")\"))you@endif</b>`)"))
                .containsExactly("Hello", "you");
        assertThat(words("<input placeholder=\"Name\" class=\"${a ? \"x\" : \"y\"}\">"))
                .containsExactly("placeholder=\"Name\"");
        assertThat(words("<p>नमस्ते &nbsp; ${text.get(\"a.b\")}</p>")).isNotEmpty();
        assertThat(words("@if(x)<kbd>Enter</kbd>@else<i class=\"h-x\"></i>@endif<%-- note --%>"))
                .isEmpty();
    }

    private static List<String> words(String template) {
        var html = TemplateText.html(template);
        var words = new ArrayList<String>();
        SPOKEN_ATTRIBUTE.matcher(html).results().forEach(found -> words.add(found.group()));
        var text = html;
        for (var pattern : NO_TEXT) {
            text = pattern.matcher(text).replaceAll(" ");
        }
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !UNITS.contains(word))
                .forEach(words::add);
        return words;
    }
}
