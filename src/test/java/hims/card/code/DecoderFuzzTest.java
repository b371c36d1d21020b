package hims.card.code;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Whatever is held before a scanner is answered in bounded time and never ends in an exception. */
class DecoderFuzzTest {
    private static final int TRIES = 20_000;
    private static final KeyRing NO_KEYS = new KeyRing() {
        @Override
        public Optional<ECPublicKey> numbered(int keyNumber) {
            return Optional.empty();
        }

        @Override
        public List<ECPublicKey> withKid(byte[] kid) {
            return List.of();
        }
    };

    private static final List<String> SEEDS = seeds();

    @RepeatedTest(3)
    @Timeout(60)
    void no_decoder_throws_or_hangs() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        assertThatCode(() -> {
                    for (int n = 0; n < TRIES; n++) {
                        read(broken(random));
                    }
                })
                .as("seed " + seed)
                .doesNotThrowAnyException();
    }

    private static void read(String text) {
        switch (ScannedText.of(text)) {
            case ScannedText.Service(String base32) -> ServiceCode.read(base32, NO_KEYS);
            case ScannedText.Emergency(String base32) -> EmergencyCode.read(base32, NO_KEYS);
            default -> SmartHealthCard.read(text, _ -> Optional.empty());
        }
        AbhaProfile.find(text);
        Jws.read(text);
    }

    /** One of the published codes, or an ABHA card, with some letters changed, lost, doubled or in the other case. */
    private static String broken(Random random) {
        var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        int changes = random.nextInt(6);
        for (int n = 0; n < changes && !text.isEmpty(); n++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x250));
                case 2 -> text.setCharAt(at, (char) ('2' + random.nextInt(80)));
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                case 4 -> text.setLength(at);
                default -> text.replace(0, text.length(), text.toString().toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }

    private static List<String> seeds() {
        var abha =
                "{\"hidn\":\"91-2345-6789-0123\",\"hid\":\"x@sbx\",\"name\":\"A\",\"dob\":\"7/3/1978\",\"state name\":{\"a\":[1,2]}}";
        return Stream.concat(Vectors.texts().stream(), Stream.of(abha, "shc:/", "{", "", "\u0000"))
                .toList();
    }
}
