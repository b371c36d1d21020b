package hims.access;

import hims.audit.AuditProofs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log's signed checkpoints for whoever keeps them (SEC-43): who has an old one sees what is changed behind it. */
@Controller
@OpenTo("everybody: how many rows there are, and a hash")
class CheckpointPages {
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final AuditProofs proofs;

    CheckpointPages(AuditProofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping("/audit/checkpoint")
    ResponseEntity<String> newest() {
        return text(proofs.checkpoint());
    }

    /** An empty line stands between two. */
    @GetMapping("/audit/checkpoints")
    ResponseEntity<String> after(@RequestParam(defaultValue = "0") long after) {
        var notes = proofs.checkpoints(after, MOST);
        return text(Optional.of(notes).filter(found -> !found.isEmpty()).map(CheckpointPages::joined));
    }

    @GetMapping("/audit/key")
    ResponseEntity<String> key() {
        return text(Optional.of(proofs.key() + "\n").filter(key -> !key.isBlank()));
    }

    @GetMapping("/audit/consistency")
    ResponseEntity<AuditProofs.Consistency> consistency(@RequestParam long older, @RequestParam long newer) {
        return proofs.consistency(older, newer)
                .map(proof -> open().contentType(MediaType.APPLICATION_JSON).body(proof))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String joined(List<String> notes) {
        return String.join("\n", notes) + "\n";
    }

    private static ResponseEntity<String> text(Optional<String> found) {
        return found.map(text -> open().contentType(TEXT).body(text))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity.BodyBuilder open() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
