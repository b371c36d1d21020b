package hims.card.code;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The open credential that any SMART Health Card reader verifies (FMT-30 to FMT-36): a signed FHIR bundle. Not encrypted.
 *
 * @param issuer https, without a slash at its end
 * @param rid by which a revocation list names it
 */
public record SmartHealthCard(
        String issuer, Instant from, @Nullable Instant until, List<String> types, String rid, ObjectNode bundle) {

    /** Longest JWS that fits version 22 at level L, on a screen or a letter, and at level M. */
    public static final int FITS_SCREEN = 1195;

    public static final int FITS_PAPER = 927;

    private static final int MAX_TEXT = 2 * 4096;
    private static final int OFFSET = 45;
    private static final Pattern NUMERIC = Pattern.compile("(?i)^shc:/((?:\\d\\d)+)$");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(30).build())
                    .build())
            .build();

    public sealed interface Reading {}

    public record Genuine(SmartHealthCard card) implements Reading {}

    /** Well formed, but its key is none of the issuer's, or never signed these words. */
    public record Forged(String issuer) implements Reading {}

    public record Unreadable() implements Reading {}

    /** The compact JWS. */
    public String sign(CardSigner signer) {
        String header = "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + signer.thumbprint() + "\"}";
        return Jws.sign(header, Zlib.deflateRaw(JSON.writeValueAsBytes(payload())), signer);
    }

    /** The digits of the second segment of the QR; the first is {@code shc:/}. */
    public static String digits(String jws) {
        return jws.chars().mapToObj(c -> "%02d".formatted(c - OFFSET)).collect(Collectors.joining());
    }

    /** The JWS of a scanned text: the QR's own or the bare JWS of a file. */
    public static Optional<String> jws(String scanned) {
        if (scanned.length() > MAX_TEXT) {
            return Optional.empty();
        }
        var numeric = NUMERIC.matcher(scanned);
        if (!numeric.matches()) {
            return scanned.startsWith("eyJ") ? Optional.of(scanned) : Optional.empty();
        }
        String digits = numeric.group(1);
        var text = new StringBuilder(digits.length() / 2);
        for (int at = 0; at < digits.length(); at += 2) {
            text.append((char) (Integer.parseInt(digits, at, at + 2, 10) + OFFSET));
        }
        return Optional.of(text.toString());
    }

    /** @param keys the public key of a kid, of our own only. Never throws, whatever the text. */
    public static Reading read(String scanned, Function<String, Optional<ECPublicKey>> keys) {
        Optional<Jws> jws = jws(scanned.strip()).flatMap(Jws::read);
        if (jws.isEmpty()) {
            return new Unreadable();
        }
        try {
            JsonNode header = JSON.readTree(jws.get().header());
            SmartHealthCard card = of(JSON.readTree(Zlib.inflateRaw(jws.get().payload())));
            boolean right = header.path("alg").asString("").equals("ES256")
                    && header.path("zip").asString("").equals("DEF");
            Optional<ECPublicKey> key = keys.apply(header.path("kid").asString(""));
            return right && key.filter(jws.get()::verifies).isPresent() ? new Genuine(card) : new Forged(card.issuer());
        } catch (JacksonException | MalformedCode e) {
            return new Unreadable();
        }
    }

    private ObjectNode payload() {
        ObjectNode payload = JSON.createObjectNode();
        payload.put("iss", issuer);
        payload.put("nbf", from.getEpochSecond());
        if (until != null) {
            payload.put("exp", until.getEpochSecond());
        }
        ObjectNode vc = payload.putObject("vc");
        var names = vc.putArray("type");
        types.forEach(names::add);
        ObjectNode subject = vc.putObject("credentialSubject");
        subject.put("fhirVersion", "4.0.1");
        subject.set("fhirBundle", bundle);
        vc.put("rid", rid);
        return payload;
    }

    private static SmartHealthCard of(JsonNode payload) {
        if (!(payload.at("/vc/credentialSubject/fhirBundle") instanceof ObjectNode bundle)
                || !payload.path("nbf").isNumber()) {
            throw new MalformedCode("not a SMART Health Card");
        }
        return new SmartHealthCard(
                payload.path("iss").asString(""),
                time(payload.path("nbf")),
                payload.has("exp") ? time(payload.path("exp")) : null,
                payload.at("/vc/type")
                        .valueStream()
                        .map(type -> type.asString(""))
                        .toList(),
                payload.at("/vc/rid").asString(""),
                bundle);
    }

    /** Seconds, with a fraction in some of them. */
    private static Instant time(JsonNode seconds) {
        double value = seconds.asDouble(0);
        if (!(Math.abs(value) < 1e11)) {
            throw new MalformedCode("a time beyond all time");
        }
        return Instant.ofEpochSecond((long) value);
    }
}
