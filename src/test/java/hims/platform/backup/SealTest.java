package hims.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    @TempDir
    Path home;

    private BackupKey key;

    @BeforeEach
    void a_key() {
        BackupKey.make(home.resolve("key"));
        key = BackupKey.read(home.resolve("key").toString());
    }

    @Test
    void what_was_sealed_comes_back_at_any_length() throws Exception {
        for (var length : new int[] {0, 1, Seal.FRAME - 1, Seal.FRAME, Seal.FRAME + 1, 3 * Seal.FRAME}) {
            var content = new byte[length];
            new Random(length).nextBytes(content);
            SealedOutput.write(home.resolve("file"), key, "file", content);
            assertThat(SealedInput.readAll(home.resolve("file"), key, "file")).isEqualTo(content);
        }
    }

    @Test
    void no_byte_can_be_changed() throws Exception {
        var file = home.resolve("file");
        SealedOutput.write(file, key, "file", "Paracetamol 500".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var good = Files.readAllBytes(file);
        for (var at = 0; at < good.length; at++) {
            var bad = good.clone();
            bad[at] ^= 0x10;
            Files.write(file, bad);
            assertThatThrownBy(() -> SealedInput.readAll(file, key, "file")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nothing_can_be_cut_off_or_stand_in_for_another_file() throws Exception {
        var file = home.resolve("file");
        SealedOutput.write(file, key, "file", new byte[2 * Seal.FRAME + 7]);
        var whole = Files.readAllBytes(file);
        assertThatThrownBy(() -> SealedInput.readAll(file, key, "another")).isInstanceOf(Seal.Damaged.class);
        Files.write(file, Arrays.copyOf(whole, Seal.HEAD + 2 * (Integer.BYTES + Seal.FRAME + Seal.TAG)));
        assertThatThrownBy(() -> SealedInput.readAll(file, key, "file")).isInstanceOf(Seal.Damaged.class);
        assertThat(SealedInput.readWhatIsThere(file, key, "file")).hasSize(2 * Seal.FRAME);
    }
}
