package hims.card;

import hims.access.OpenTo;
import hims.platform.web.Assets;
import hims.platform.web.Language;
import hims.platform.web.Page;
import hims.platform.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The installable page that verifies cards where there is no network (CARD-42). The code on the back of a card opens it. */
@Controller
@OpenTo("everybody: it holds nothing about anybody")
class ReaderPages {

    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json;charset=UTF-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final ReaderFiles files;
    private final Assets assets;

    ReaderPages(ReaderFiles files, Assets assets) {
        this.files = files;
        this.assets = assets;
    }

    @GetMapping("/E")
    ModelAndView show(HttpServletResponse response) {
        SecurityHeaders.permitCamera(response);
        return Page.of("card/reader");
    }

    /** As people type it. */
    @GetMapping("/e")
    ModelAndView typed() {
        return Page.redirect("/E");
    }

    @GetMapping("/E/words-{code}.json")
    ResponseEntity<Map<String, String>> words(@PathVariable String code) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(files.words(Language.find(code).orElse(Language.EN)));
    }

    @GetMapping("/E/app-{code}.webmanifest")
    ResponseEntity<Map<String, Object>> manifest(@PathVariable String code) {
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .cacheControl(AN_HOUR)
                .body(files.manifest(Language.find(code).orElse(Language.EN), assets));
    }

    /** Fetched anew at each start, so that a new release replaces it. It also opens a Service QR without a network. */
    @GetMapping("/E/worker.js")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .header("Service-Worker-Allowed", "/")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(files.worker(assets));
    }
}
