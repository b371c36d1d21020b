package hims.person;

import hims.access.Actor;
import hims.platform.Fields;
import hims.platform.Ids;
import hims.platform.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Half-filled forms of a desk, sealed, for a day (PER-28): they outlive the line, the browser and the session. */
@Component
class Drafts {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final String CONTEXT = "draft of a new person";
    private static final int LARGEST = 20_000;
    private final DeskSql desk;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(DeskSql desk, Vault vault, JsonMapper json, Clock clock) {
        this.desk = desk;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    record Draft(Fields fields, Instant keptAt) {}

    /** Keeps what was typed, Aadhaar numbers masked. */
    @Transactional
    Instant keep(Fields fields, Actor by) {
        var values = new LinkedHashMap<String, String>();
        NewPage.FIELDS.forEach(name -> values.put(name, fields.typed(name)));
        byte[] bytes = json.writeValueAsBytes(values);
        Instant now = clock.instant();
        if (bytes.length <= LARGEST) {
            desk.keep(Ids.next(), by, Registry.place(by), vault.sealText(bytes, CONTEXT), now);
        }
        return now;
    }

    @Transactional(readOnly = true)
    Optional<Draft> find(Actor by) {
        return desk.kept(by, Registry.place(by), clock.instant().minus(KEPT))
                .map(kept -> new Draft(Fields.typed(opened(kept.fields())), kept.keptAt()));
    }

    @Transactional
    void drop(Actor by) {
        desk.drop(by, Registry.place(by));
    }

    /** Deletes what is older than a day: drafts, searches, and the lists of last opened people. */
    @Transactional
    void forget() {
        desk.forget(clock.instant().minus(KEPT));
    }

    private Map<String, String> opened(String sealed) {
        String text = new String(vault.openText(sealed, CONTEXT), StandardCharsets.UTF_8);
        return json.readValue(text, new TypeReference<>() {});
    }
}
