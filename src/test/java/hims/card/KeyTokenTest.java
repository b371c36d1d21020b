package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import hims.card.code.Es256;
import hims.platform.SealedFiles;
import hims.world.DatabaseTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a token that speaks PKCS#11 (CARD-34), here SoftHSM; left out where it is not installed. */
@DatabaseTest
class KeyTokenTest {
    private static final byte[] MESSAGE = "a card".getBytes(StandardCharsets.US_ASCII);
    private static final String PIN = "4711";

    @TempDir
    private static Path folder;

    private final SealedFiles files;

    KeyTokenTest(SealedFiles files) {
        this.files = files;
    }

    /** Which place SoftHSM keeps its tokens in is told by the environment, which the build sets. */
    @BeforeAll
    static void token() throws IOException, InterruptedException {
        assumeThat(library()).as("SoftHSM (package softhsm2)").isPresent();
        var configuration = Optional.ofNullable(System.getenv("SOFTHSM2_CONF")).map(Path::of);
        assumeThat(configuration).as("SOFTHSM2_CONF").isPresent();
        var place = configuration.orElseThrow();
        Files.createDirectories(place.getParent());
        Files.writeString(place, "directories.tokendir = " + folder + "\nobjectstore.backend = file\n");
        var made = new ProcessBuilder(
                        "softhsm2-util", "--init-token", "--free", "--label", "cards", "--so-pin", "9999", "--pin", PIN)
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor())
                .as(new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
    }

    @Test
    void a_key_is_made_in_the_token_signs_there_and_is_found_again_by_the_next_program() throws IOException {
        var keys = open(PIN);
        assertThat(keys.holds(201)).isFalse();
        ECPublicKey key = keys.create(201);
        assertThat(Es256.verifies(MESSAGE, keys.sign(201, MESSAGE), key)).isTrue();

        var next = open(PIN);
        assertThat(next.holds(201)).isTrue();
        assertThat(Es256.verifies(MESSAGE, next.sign(201, MESSAGE), key)).isTrue();
        assertThat(files.holds("card-201")).as("a file of it").isFalse();

        ECPublicKey other = next.create(202);
        assertThat(Es256.verifies(MESSAGE, keys.sign(202, MESSAGE), other))
                .as("by a program that was open before it was made")
                .isTrue();
        assertThat(Es256.verifies(MESSAGE, keys.sign(202, MESSAGE), key)).isFalse();
    }

    @Test
    void a_key_that_was_a_file_before_the_token_came_goes_on_signing() throws IOException {
        var key = new KeyFiles(files).create(203);
        var keys = open(PIN);
        assertThat(keys.holds(203)).isTrue();
        assertThat(Es256.verifies(MESSAGE, keys.sign(203, MESSAGE), key)).isTrue();
    }

    @Test
    void what_the_token_does_not_hold_it_does_not_sign() throws IOException {
        var keys = open(PIN);
        assertThatThrownBy(() -> keys.sign(204, MESSAGE)).hasMessageContaining("has no key 204");
    }

    private KeyToken open(String pin) throws IOException {
        var pinFile = Files.writeString(folder.resolve("pin"), pin + "\n");
        return new KeyToken(library().orElseThrow(), 0, pinFile, new KeyFiles(files));
    }

    private static Optional<Path> library() {
        return Stream.of("/usr/lib", "/usr/local/lib", "/usr/lib64", "/opt/homebrew/lib")
                .flatMap(lib -> List.of(lib + "/softhsm/libsofthsm2.so", lib + "/libsofthsm2.so").stream())
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }
}
