package hims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** English and Hindi stay in step, from the first day. */
class MessagesLawTest {
    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern DEVANAGARI = Pattern.compile("\\p{IsDevanagari}");
    /** A fact of a refusal, named in its text. */
    private static final Pattern NAMED = Pattern.compile("\\{[a-zA-Z]+(?=[,}])");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)");

    /** Texts that are the same in both languages: names and abbreviations, by key. */
    private static final Set<String> SAME = Set.of();

    @ParameterizedTest
    @MethodSource("modules")
    void both_languages_have_the_same_keys(String module) {
        assertThat(texts(module, "hi").keySet()).isEqualTo(texts(module, "en").keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void both_languages_name_the_same_values(String module) {
        assertThat(differing(module, (en, hi) -> placeholders(en).equals(placeholders(hi))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void every_text_can_be_formatted_and_none_is_empty(String module) {
        for (var language : Set.of("en", "hi")) {
            assertThat(texts(module, language)).allSatisfy((key, text) -> {
                assertThat(text).as(key).isNotBlank();
                assertThat(new MessageFormat(NAMED.matcher(text).replaceAll("{0"), Locale.ENGLISH))
                        .as(key)
                        .isNotNull();
            });
        }
    }

    /** A single apostrophe hides what follows it from the formatter. */
    @ParameterizedTest
    @MethodSource("modules")
    void an_apostrophe_is_written_twice(String module) {
        for (var language : Set.of("en", "hi")) {
            assertThat(texts(module, language))
                    .noneSatisfy(
                            (key, text) -> assertThat(text.replace("''", "")).contains("'"));
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hindi_is_written_in_its_own_script(String module) {
        var latin = new TreeSet<String>();
        texts(module, "hi").forEach((key, text) -> {
            if (!DEVANAGARI.matcher(text).find() && !SAME.contains(key) && hasWord(text)) {
                latin.add(key + "=" + text);
            }
        });
        assertThat(latin).isEmpty();
    }

    @Test
    void a_key_belongs_to_one_module() throws IOException {
        var owners = new TreeMap<String, String>();
        for (var module : modules()) {
            for (var key : texts(module, "en").keySet()) {
                assertThat(owners.put(key, module)).as(key).isNull();
            }
        }
    }

    static Set<String> modules() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .forEach(name -> names.add(name.substring(0, name.lastIndexOf('_'))));
            return names;
        }
    }

    private static Set<String> differing(String module, BiPredicate<String, String> agree) {
        var wrong = new TreeSet<String>();
        var hindi = texts(module, "hi");
        texts(module, "en").forEach((key, text) -> {
            if (!agree.test(text, hindi.getOrDefault(key, text))) {
                wrong.add(key);
            }
        });
        return wrong;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static boolean hasWord(String text) {
        return Pattern.compile("\\p{L}{2}")
                .matcher(text.replaceAll("\\{[^}]*}", ""))
                .find();
    }

    private static Map<String, String> texts(String module, String language) {
        try {
            var properties = new Properties();
            properties.load(
                    new StringReader(Files.readString(FOLDER.resolve(module + "_" + language + ".properties"))));
            var texts = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException e) {
            throw new AssertionError(module + " has no texts in " + language, e);
        }
    }
}
