package hims.card;

import hims.platform.web.Assets;
import hims.platform.web.Language;
import hims.platform.web.Texts;
import hims.terminology.ShortName;
import hims.terminology.ShortNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the offline reader takes with it: its files, its words, and the name of every code that may stand on a card. */
@Component
class ReaderFiles {

    private static final String FRAME = "#0A3A43";
    private static final String GROUND = "#F3F2EE";
    private static final String WORDS = "card.reader.word.";

    private static final List<String> SHELL = List.of(
            "hims.css",
            "icons.svg",
            "mark.svg",
            "js/scan.js",
            "lib/jsqr.js",
            "reader/page.js",
            "reader/codes.js",
            "reader/trust.js",
            "reader/kept.js",
            "reader/bytes.js",
            "app/icon-192.png",
            "fonts/plex-latin-400.woff2",
            "fonts/plex-latin-600.woff2",
            "fonts/plex-devanagari-400.woff2",
            "fonts/plex-devanagari-600.woff2");

    private final Texts texts;
    private final ShortNames names;

    ReaderFiles(Texts texts, ShortNames names) {
        this.texts = texts;
        this.names = names;
    }

    /** The reader fills in {@code {0}} itself. */
    Map<String, String> words(Language language) {
        var words = new TreeMap<String, String>();
        for (String key :
                ResourceBundle.getBundle("messages/card", Language.EN.locale()).keySet()) {
            if (key.startsWith(WORDS)) {
                words.put(key.substring(WORDS.length()), texts.text(language, key, "{0}"));
            }
        }
        for (ShortName name : names.all()) {
            words.put(
                    "code." + name.snomed(),
                    language == Language.HI ? name.words().hi() : name.words().en());
        }
        return words;
    }

    Map<String, Object> manifest(Language language, Assets assets) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("id", "/E");
        manifest.put("name", texts.text(language, "card.reader.title"));
        manifest.put("short_name", texts.text(language, "card.reader.short"));
        manifest.put("lang", language.code());
        manifest.put("dir", language.direction());
        manifest.put("start_url", "/E");
        manifest.put("scope", "/E");
        manifest.put("display", "standalone");
        manifest.put("theme_color", FRAME);
        manifest.put("background_color", GROUND);
        manifest.put("icons", List.of(picture("192", assets), picture("512", assets)));
        return manifest;
    }

    String worker(Assets assets) {
        var files = SHELL.stream().map(assets::path).collect(Collectors.joining("\", \"", "[\"", "\"]"));
        return "const ASSETS = \"" + assets.path("") + "\";\nconst FILES = " + files + ";\n" + script();
    }

    private static Map<String, String> picture(String size, Assets assets) {
        return Map.of("src", assets.path("app/icon-" + size + ".png"), "sizes", size + "x" + size, "type", "image/png");
    }

    private static String script() {
        try {
            return new ClassPathResource("static/reader/worker.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
