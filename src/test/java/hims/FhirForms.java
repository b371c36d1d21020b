package hims;

import hims.FlowForms.Ready;
import hims.access.UnitId;
import hims.fhir.Hospital;
import hims.world.Browsing;
import hims.world.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms of the API's pages, filled in rightly: programs, and a request that writes. */
@Component
class FhirForms {
    private static final String CLIENTS = "/fhir-clients";
    private static final String REQUESTS = "/fhir-viewer/requests";

    private final Hospital hospital;
    private final JdbcClient jdbc;

    FhirForms(Hospital hospital, JdbcClient jdbc) {
        this.hospital = hospital;
        this.jdbc = jdbc;
    }

    Ready client(Browsing administrator) {
        var name = "Laboratory " + UUID.randomUUID();
        return ready(administrator, CLIENTS + "/new", CLIENTS, registration(name), () -> registered(name));
    }

    private static Map<String, String> registration(String name) {
        return Map.of(
                "name",
                name,
                "facility",
                UnitId.of("LNH").toString(),
                "read.Observation",
                "yes",
                "jwks",
                Hospital.publicKey());
    }

    private long registered(String name) {
        return jdbc.sql("select count(*) from fhir.client where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    Ready keys(Browsing administrator) {
        var path = registeredPath(administrator);
        var key = Hospital.publicKey();
        return ready(administrator, path, path + "/keys", Map.of("jwks", key), () -> is(path, "keys_at > created_at"));
    }

    Ready suspended(Browsing administrator) {
        return act(administrator, registeredPath(administrator), "suspension", "state = 'SUSPENDED'");
    }

    Ready resumed(Browsing administrator) {
        var path = registeredPath(administrator);
        administrator.submit(path + "/suspension", Map.of());
        return act(administrator, path, "resumption", "state = 'ACTIVE'");
    }

    Ready closed(Browsing administrator) {
        return act(administrator, registeredPath(administrator), "closure", "state = 'CLOSED'");
    }

    private Ready act(Browsing administrator, String path, String act, String effect) {
        return ready(administrator, path, path + "/" + act, Map.of(), () -> is(path, effect));
    }

    private String registeredPath(Browsing administrator) {
        var form = client(administrator);
        return Browsing.location(administrator.post(CLIENTS, form.fields())).replaceFirst(".*(?=/fhir-clients/)", "");
    }

    private long is(String path, String what) {
        return jdbc.sql("select count(*) from fhir.client where id = :id and " + what)
                .param("id", UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
                .query(Long.class)
                .single();
    }

    Ready request(Browsing doctor) {
        var person = hospital.patient("LNH", "Sunita");
        return ready(
                doctor,
                REQUESTS,
                REQUESTS,
                Map.of("method", "POST", "address", "Observation", "body", Hospital.pulse(person, 72), "sure", "yes"),
                () -> jdbc.sql("select count(*) from record.resource where pid = :id")
                        .param("id", person.value())
                        .query(Long.class)
                        .single());
    }

    private static Ready ready(
            Browsing browser, String page, String path, Map<String, String> fields, LongSupplier effects) {
        var all = new HashMap<>(Form.on(browser.get(page).body(), path));
        all.putAll(fields);
        all.remove("_csrf");
        return new Ready(browser, page, path, all, effects);
    }
}
