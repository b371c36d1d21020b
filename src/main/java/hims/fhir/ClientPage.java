package hims.fhir;

import hims.org.Unit;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.List;
import java.util.Optional;

/**
 * One program: what its integrator has to be told, and what can be done with it.
 *
 * @param token address where it gets tokens
 * @param base address of the API
 * @param jwks new keys as pasted, to the letter
 */
public record ClientPage(Line line, String token, String base, Fields in, String jwks) {

    /** Of a list of them. */
    public record Line(Client client, Optional<Unit> unit) {
        public String facility(Frame frame) {
            return unit.map(one -> one.name(frame.language())).orElse("");
        }

        public String path() {
            return ClientPages.PATH + "/" + client.id();
        }

        public boolean closed() {
            return client.state() == Client.State.CLOSED;
        }

        public Tone tone() {
            return switch (client.state()) {
                case ACTIVE -> Tone.GREEN;
                case SUSPENDED -> Tone.AMBER;
                case CLOSED -> Tone.GREY;
            };
        }

        public String icon() {
            return switch (client.state()) {
                case ACTIVE -> "check-lg";
                case SUSPENDED -> "pause";
                case CLOSED -> "lock";
            };
        }

        public String used(Frame frame) {
            var at = client.usedAt();
            return at == null
                    ? frame.text("fhir.clients.used.never")
                    : frame.show().moment(at);
        }
    }

    /** @param kind RSA, or EC and its curve */
    public record Key(String id, String kind) {}

    static ClientPage of(Line line, String base, Fields in, String jwks) {
        var token = base.substring(0, base.length() - FhirServlet.BASE.length()) + TokenPages.PATH;
        return new ClientPage(line, token, base, in, jwks);
    }

    public boolean active() {
        return line.client().state() == Client.State.ACTIVE;
    }

    public List<String> scopes() {
        return List.of(line.client().scopes().split(" ", -1));
    }

    public List<Key> keys() {
        return Json.MAPPER
                .readTree(line.client().jwks())
                .path("keys")
                .valueStream()
                .map(key -> new Key(
                        key.path("kid").asString(""),
                        (key.path("kty").asString("") + " " + key.path("crv").asString("")).strip()))
                .toList();
    }

    public boolean renewsKeys() {
        return !in.errors().isEmpty();
    }

    public Input keysField(Frame frame) {
        return Input.area("jwks", frame.text("fhir.clients.keys.new"))
                .hint(frame.text("fhir.clients.keys.hint"))
                .maxLength(ClientForm.LONGEST_KEYS)
                .in(in, frame)
                .value(jwks);
    }
}
