package hims.card.code;

import hims.card.CardSerial;
import hims.card.code.EmergencyRecord.Allergy;
import hims.card.code.EmergencyRecord.Birth;
import hims.card.code.EmergencyRecord.Contact;
import hims.card.code.EmergencyRecord.Criticality;
import hims.card.code.EmergencyRecord.Relation;
import hims.card.code.ServiceToken.Flag;
import hims.person.HealthId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the published test vectors anew: {@code java … hims.card.code.Vectors docs/card-format/vectors.json}. Signatures
 * differ at each making; verdicts do not.
 */
public final class Vectors {
    static final Path FILE = Path.of("docs/card-format/vectors.json");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2026-11-03T08:35:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final String HOST = "card.delhi.example";
    private static final long LONGER = 200_000;

    private final TestKeys service = TestKeys.withNumber(1);
    private final TestKeys emergency = TestKeys.withNumber(2);
    private final TestKeys healthCard = TestKeys.withNumber(3);
    private final TestKeys withdrawn = TestKeys.withNumber(4);
    private final TestKeys withdrawnEmergency = TestKeys.withNumber(5);
    private final TestKeys stranger = TestKeys.withNumber(1);
    private final TestKeys unknown = TestKeys.withNumber(77);
    private final List<Map<String, String>> codes = new ArrayList<>();

    private Vectors() {}

    /** The text of the code of this name. */
    public static String text(String name) {
        return published()
                .filter(code -> code.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("text")
                .asString();
    }

    static List<String> texts() {
        return published().map(code -> code.get("text").asString()).toList();
    }

    private static Stream<JsonNode> published() {
        try {
            return JSON.readTree(Files.readString(FILE)).get("codes").valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] file) throws IOException {
        Files.writeString(
                Path.of(file[0]), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Vectors().all()) + "\n");
    }

    private Map<String, Object> all() {
        services();
        emergencies();
        healthCards();
        code("payment", "not-ours", "upi://pay?pa=somebody@bank");
        code("words", "not-ours", "Sunita Devi");
        code("far too much text", "too-large", "A".repeat(5_000));
        var vectors = new LinkedHashMap<String, Object>();
        vectors.put("now", NOW.toString());
        vectors.put("trust", trust());
        vectors.put("codes", codes);
        return vectors;
    }

    private Map<String, Object> trust() {
        var asOf = NOW.minus(Duration.ofHours(1)).toString();
        var lists = new LinkedHashMap<String, Object>();
        for (var key : List.of(service, emergency, healthCard)) {
            lists.put(
                    kid(key),
                    Map.of(
                            "kid",
                            kid(key),
                            "counter",
                            2,
                            "asOf",
                            asOf,
                            "ended",
                            List.of(rid(key, 12)),
                            "suspended",
                            List.of(rid(key, 13))));
        }
        return Map.of(
                "issuer", HOST,
                "asOf", asOf,
                "keys",
                        List.of(
                                jwk(service, "SERVICE", "SIGNING"),
                                jwk(emergency, "EMERGENCY", "SIGNING"),
                                jwk(healthCard, "HEALTH_CARD", "VERIFY_ONLY"),
                                jwk(withdrawn, "SERVICE", "COMPROMISED"),
                                jwk(withdrawnEmergency, "EMERGENCY", "COMPROMISED")),
                "lists", lists);
    }

    private void services() {
        var good = service(11, TODAY, TODAY.plusYears(1), service);
        code("service", "good", good);
        code(
                "service as a hand scanner types it",
                "good",
                good.toLowerCase(Locale.ROOT).substring(8) + "\r\n");
        code("service without end", "good", service(11, TODAY, null, service));
        code("service expired yesterday", "expired", service(11, TODAY.minusYears(1), TODAY.minusDays(1), service));
        code("service from next week on", "not-yet", service(11, TODAY.plusDays(7), TODAY.plusYears(1), service));
        code("service revoked", "ended", service(12, TODAY, TODAY.plusYears(1), service));
        code("service reported lost", "suspended", service(13, TODAY, TODAY.plusYears(1), service));
        code("service with one letter changed", "altered", changed(good, good.length() - 120));
        code("service signed again by a stranger", "altered", service(11, TODAY, TODAY.plusYears(1), stranger));
        code("service under a key nobody published", "unknown-key", service(11, TODAY, TODAY.plusYears(1), unknown));
        code("service under a withdrawn key", "withdrawn-key", service(11, TODAY, TODAY.plusYears(1), withdrawn));
        code("service of another host", "other-issuer", good.replace("DELHI.EXAMPLE", "OTHER.EXAMPLE"));
        code("service cut short", "unreadable", good.substring(0, 100));
        code("service of nonsense", "unreadable", "HTTPS://CARD.DELHI.EXAMPLE/Q/AAAA");
    }

    private void emergencies() {
        code("emergency", "good", emergency(21, NOW, NOW.plus(Duration.ofDays(365)), HOST, emergency));
        code(
                "emergency expired",
                "expired",
                emergency(21, NOW.minus(Duration.ofDays(400)), NOW.minus(Duration.ofDays(35)), HOST, emergency));
        code(
                "emergency from next week on",
                "not-yet",
                emergency(21, NOW.plus(Duration.ofDays(7)), NOW.plus(Duration.ofDays(365)), HOST, emergency));
        code("emergency revoked", "ended", emergency(12, NOW, NOW.plus(Duration.ofDays(365)), HOST, emergency));
        code(
                "emergency under a withdrawn key",
                "withdrawn-key",
                emergency(21, NOW, NOW.plus(Duration.ofDays(365)), HOST, withdrawnEmergency));
        code(
                "emergency under a key nobody published",
                "unknown-key",
                emergency(21, NOW, NOW.plus(Duration.ofDays(365)), HOST, unknown));
        code(
                "emergency of another issuer",
                "other-issuer",
                emergency(21, NOW, NOW.plus(Duration.ofDays(365)), "card.other.example", unknown));
        byte[] data = Base32.decode(data(emergency(21, NOW, NOW.plus(Duration.ofDays(365)), HOST, emergency)))
                .orElseThrow();
        byte[] cose = data[0] == 0x78 ? Zlib.inflate(data) : data;
        code("emergency packed with zlib", "good", page(Zlib.deflate(cose)));
        cose[60] ^= 1;
        code("emergency with one bit changed", "altered", page(cose));
        code("emergency that unfolds beyond 64 KB", "bomb", page(Zlib.deflate(new byte[1_000_000])));
        code("emergency nested deeply", "unreadable", page(deep()));
        code("emergency cut short", "unreadable", page(Arrays.copyOf(cose, 90)));
    }

    private void healthCards() {
        var good = healthCard("https://" + HOST, 31, NOW, null, healthCard);
        code("health card", "good", "shc:/" + SmartHealthCard.digits(good));
        code("health card of a file", "good", good);
        code("health card revoked", "ended", healthCard("https://" + HOST, 12, NOW, null, healthCard));
        code(
                "health card expired",
                "expired",
                healthCard("https://" + HOST, 31, NOW.minusSeconds(LONGER), NOW.minusSeconds(1), healthCard));
        code("health card with one letter of its signature changed", "altered", changed(good, good.length() - 40));
        code(
                "health card under a key nobody published",
                "unknown-key",
                healthCard("https://" + HOST, 31, NOW, null, unknown));
        code(
                "health card of another issuer",
                "other-issuer",
                healthCard("https://other.example", 31, NOW, null, unknown));
        String header = "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + healthCard.thumbprint() + "\"}";
        code(
                "health card that unfolds beyond 64 KB",
                "bomb",
                Jws.sign(
                        header,
                        Zlib.deflateRaw(" ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)),
                        healthCard));
        code("health card in parts", "in-parts", "shc:/1/2/" + SmartHealthCard.digits(good));
        code("health card of odd digits", "unreadable", "shc:/123");
    }

    private void code(String name, String verdict, String text) {
        codes.add(new LinkedHashMap<>(Map.of("name", name, "verdict", verdict, "text", text)));
    }

    private static String service(long serial, LocalDate from, @Nullable LocalDate until, TestKeys key) {
        var token = new ServiceToken(
                new CardSerial(serial),
                new HealthId(12345678906L),
                from,
                until,
                Set.of(Flag.TEMPORARY),
                1979,
                SexCode.FEMALE,
                "Sunita Devi");
        return ServiceCode.text(token, HOST, key);
    }

    private static String emergency(long serial, Instant from, Instant until, String issuer, TestKeys key) {
        var record = new EmergencyRecord(
                new HealthId(12345678906L),
                "Sunita Devi",
                Birth.on(LocalDate.of(1979, 3, 14)),
                SexCode.FEMALE,
                Answer.known(List.of(278150003L)),
                Answer.known(List.of(new Allergy(91936005L, Criticality.HIGH, 39579001L))),
                Answer.known(List.of()),
                Answer.known(List.of(9_007_199_254_740_993L)),
                Answer.notRecorded(),
                new Contact("Ramesh Kumar", Relation.HUSBAND, 919810037715L),
                "सुनीता देवी",
                "hi",
                Set.of());
        var code = new EmergencyCode(issuer, from, until, new CardSerial(serial), record);
        return EmergencyCode.page(HOST) + "#" + code.sign(key);
    }

    private String healthCard(String issuer, long serial, Instant from, @Nullable Instant until, TestKeys key) {
        var bundle = (ObjectNode) JSON.readTree("""
                {"resourceType":"Bundle","type":"collection","entry":[
                {"fullUrl":"resource:0","resource":{"resourceType":"Patient","name":[{"family":"Devi","given":["Sunita"]}],"birthDate":"1979-03-14"}},
                {"fullUrl":"resource:1","resource":{"resourceType":"AllergyIntolerance","patient":{"reference":"resource:0"},"criticality":"high",
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"91936005"}]}}}]}""");
        return new SmartHealthCard(
                        issuer,
                        from,
                        until,
                        List.of("https://smarthealth.cards#health-card"),
                        rid(healthCard, serial),
                        bundle)
                .sign(key);
    }

    private static String rid(TestKeys key, long serial) {
        return Rid.of(key.kid(), new CardSerial(serial));
    }

    private static String changed(String text, int at) {
        return text.substring(0, at) + (text.charAt(at) == 'B' ? 'C' : 'B') + text.substring(at + 1);
    }

    private static String data(String text) {
        return text.substring(text.indexOf('#') + 1);
    }

    private static String page(byte[] data) {
        return EmergencyCode.page(HOST) + "#" + Base32.encode(data);
    }

    /** A COSE_Sign1 of arrays in arrays. */
    private static byte[] deep() {
        var bytes = new byte[64];
        Arrays.fill(bytes, (byte) 0x81);
        bytes[0] = (byte) 0xD2;
        return bytes;
    }

    private static String kid(TestKeys key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.kid());
    }

    private static Map<String, Object> jwk(TestKeys key, String purpose, String state) {
        var jwk = new LinkedHashMap<String, Object>();
        jwk.put("number", key.keyNumber());
        jwk.put("purpose", purpose);
        jwk.put("state", state);
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("kid", kid(key));
        jwk.put("x", Es256.jwkX(key.publicKey()));
        jwk.put("y", Es256.jwkY(key.publicKey()));
        return jwk;
    }
}
