package hims.card.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published test vectors, read by the server. The browser reads the same ones: {@code ReaderStory}. */
class VectorsTest {
    private static final JsonNode VECTORS = vectors();

    static Stream<Arguments> codes() {
        return VECTORS.get("codes")
                .valueStream()
                .map(code -> Arguments.of(
                        code.get("name").asString(),
                        code.get("verdict").asString(),
                        code.get("text").asString()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("codes")
    void each_code_reads_as_the_vectors_say(String name, String verdict, String text) {
        var expected = switch (verdict) {
            // what a list or a date adds is not the codec's to know
            case "good", "expired", "not-yet", "ended", "suspended" -> "genuine";
            case "altered", "unknown-key", "withdrawn-key" -> "forged";
            case "other-issuer" -> name.startsWith("service") ? "genuine" : "forged";
            default -> "unreadable";
        };
        assertThat(read(text)).as(name).isEqualTo(expected);
    }

    private static String read(String text) {
        return switch (ScannedText.of(text)) {
            case ScannedText.Service(String base32) ->
                switch (ServiceCode.read(base32, RING)) {
                    case ServiceCode.Genuine _ -> "genuine";
                    case ServiceCode.Forged _ -> "forged";
                    case ServiceCode.Unreadable _ -> "unreadable";
                };
            case ScannedText.Emergency(String base32) ->
                switch (EmergencyCode.read(base32, RING)) {
                    case EmergencyCode.Genuine _ -> "genuine";
                    case EmergencyCode.Forged _ -> "forged";
                    case EmergencyCode.Unreadable _ -> "unreadable";
                };
            default ->
                switch (SmartHealthCard.read(text, VectorsTest::healthCardKey)) {
                    case SmartHealthCard.Genuine _ -> "genuine";
                    case SmartHealthCard.Forged _ -> "forged";
                    case SmartHealthCard.Unreadable _ -> "unreadable";
                };
        };
    }

    private static final KeyRing RING = new KeyRing() {
        @Override
        public Optional<ECPublicKey> numbered(int keyNumber) {
            return trusted()
                    .filter(key -> key.get("number").asInt() == keyNumber)
                    .map(VectorsTest::key)
                    .findFirst();
        }

        @Override
        public List<ECPublicKey> withKid(byte[] kid) {
            return trusted()
                    .filter(key -> Arrays.equals(bytes(key, "kid"), kid))
                    .map(VectorsTest::key)
                    .toList();
        }
    };

    private static Optional<ECPublicKey> healthCardKey(String thumbprint) {
        return trusted()
                .map(VectorsTest::key)
                .filter(key -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Es256.thumbprint(key))
                        .equals(thumbprint))
                .findFirst();
    }

    private static Stream<JsonNode> trusted() {
        return VECTORS.at("/trust/keys")
                .valueStream()
                .filter(key -> !key.get("state").asString().equals("COMPROMISED"));
    }

    private static ECPublicKey key(JsonNode jwk) {
        byte[] point = Arrays.copyOf(bytes(jwk, "x"), 64);
        System.arraycopy(bytes(jwk, "y"), 0, point, 32, 32);
        return Es256.publicKey(point);
    }

    private static byte[] bytes(JsonNode jwk, String member) {
        return Base64.getUrlDecoder().decode(jwk.get(member).asString());
    }

    private static JsonNode vectors() {
        try {
            return JsonMapper.shared().readTree(Files.readString(Vectors.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
