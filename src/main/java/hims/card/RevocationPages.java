package hims.card;

import hims.access.OpenTo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The lists at their addresses: ours, signed, and those of SMART Health Cards (FMT-36). */
@Controller
@OpenTo("everybody: the lists name no card to whom does not hold it")
class RevocationPages {

    private static final MediaType JOSE = new MediaType("application", "jose");

    private final Revocations revocations;
    private final SigningKeys keys;

    RevocationPages(Revocations revocations, SigningKeys keys) {
        this.revocations = revocations;
        this.keys = keys;
    }

    /** As SMART Health Cards want it. A card that is suspended stands on it until it is found. */
    record HealthCardList(String kid, String method, long ctr, List<String> rids) {}

    @GetMapping("/.well-known/hims-card-list/{kid}.jws")
    ResponseEntity<String> whole(@PathVariable String kid) {
        return signed(revocations.signed(kid, false));
    }

    @GetMapping("/.well-known/hims-card-list/{kid}-7d.jws")
    ResponseEntity<String> changes(@PathVariable String kid) {
        return signed(revocations.signed(kid, true));
    }

    @GetMapping("/.well-known/crl/{kid}.json")
    ResponseEntity<HealthCardList> healthCards(@PathVariable String kid) {
        return keys.healthCardKeys().stream()
                .filter(key -> key.thumbprint().equals(kid))
                .findFirst()
                .map(key -> json().body(list(key)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<String> signed(Optional<String> jws) {
        return jws.map(list -> open().contentType(JOSE).body(list))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private HealthCardList list(SigningKey key) {
        var list = revocations.whole(key);
        var rids = Stream.concat(list.ended().stream(), list.suspended().stream())
                .sorted()
                .toList();
        return new HealthCardList(key.thumbprint(), "rid", list.counter(), rids);
    }

    /** Also to a browser, which asks for a page. */
    static ResponseEntity.BodyBuilder json() {
        return open().contentType(MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity.BodyBuilder open() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Revocations.FRESH).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
