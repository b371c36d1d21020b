package hims.portal;

import hims.access.OpenTo;
import hims.platform.web.Assets;
import hims.platform.web.Language;
import hims.platform.web.Page;
import hims.platform.web.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** What makes the pages an app: its manifest, its worker and the page for the time without a network. Nothing of anybody. */
@Controller
@OpenTo("everybody: they hold nothing about anybody")
class AppPages {
    private static final MediaType MANIFEST = new MediaType("application", "manifest+json", StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final String FRAME = "#0A3A43";
    private static final String GROUND = "#F3F2EE";

    /** What a page needs to look right without a network. */
    private static final List<String> SHELL = List.of(
            "hims.css",
            "icons.svg",
            "mark.svg",
            "htmx.js",
            "js/hims.js",
            "js/keys.js",
            "js/form.js",
            "js/draft.js",
            "js/scan.js",
            "js/toast.js",
            "js/dialog.js",
            "js/live.js",
            "js/banner.js",
            "js/citizen.js",
            "fonts/plex-latin-400.woff2",
            "fonts/plex-latin-600.woff2",
            "fonts/plex-devanagari-400.woff2",
            "fonts/plex-devanagari-600.woff2");

    private final Assets assets;
    private final Texts texts;
    private final JsonMapper json;
    private final String worker;

    AppPages(Assets assets, Texts texts, JsonMapper json) {
        this.assets = assets;
        this.texts = texts;
        this.json = json;
        this.worker = head() + script();
    }

    @GetMapping("/my/app-{code}.webmanifest")
    ResponseEntity<String> manifest(@PathVariable String code) {
        var language = Language.find(code).orElse(Language.EN);
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("id", "/my");
        manifest.put("name", texts.text(language, "portal.app.name"));
        manifest.put("short_name", texts.text(language, "portal.name"));
        manifest.put("lang", language.code());
        manifest.put("dir", language.direction());
        manifest.put("start_url", "/my");
        manifest.put("scope", "/my");
        manifest.put("display", "standalone");
        manifest.put("theme_color", FRAME);
        manifest.put("background_color", GROUND);
        manifest.put("icons", icons());
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(json.writeValueAsString(manifest));
    }

    /** Fetched anew at each start of the app, so that a new release replaces it. */
    @GetMapping("/my/worker.js")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .header("Service-Worker-Allowed", "/my")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(worker);
    }

    @GetMapping("/my/offline")
    ModelAndView offline() {
        return Page.of("portal/offline");
    }

    private List<Map<String, String>> icons() {
        return List.of(
                icon("app/icon-192.png", "192x192", "any"),
                icon("app/icon-512.png", "512x512", "any"),
                icon("app/icon-512.png", "512x512", "maskable"));
    }

    private Map<String, String> icon(String file, String sizes, String purpose) {
        return Map.of("src", assets.path(file), "sizes", sizes, "type", "image/png", "purpose", purpose);
    }

    private String head() {
        var files = SHELL.stream().map(assets::path).collect(Collectors.joining("\", \"", "[\"", "\"]"));
        return "const ASSETS = \"" + assets.path("") + "\";\nconst FILES = " + files + ";\n";
    }

    private static String script() {
        try {
            return new ClassPathResource("static/app/worker.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
