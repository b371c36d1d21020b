package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.card.code.Es256;
import hims.world.DatabaseTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SigningKeysTest {

    private static final byte[] MESSAGE = "a card".getBytes(StandardCharsets.US_ASCII);

    private final SigningKeys keys;
    private final Path folder;
    private final JdbcClient jdbc;

    SigningKeysTest(SigningKeys keys, @Value("${hims.data}") Path data, JdbcClient jdbc) {
        this.keys = keys;
        this.folder = data.resolve("keys");
        this.jdbc = jdbc;
    }

    @Test
    void set_up_makes_one_signing_key_for_each_purpose() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            var signer = keys.signer(purpose);
            assertThat(signer.kid()).hasSize(8);
            assertThat(verifies(signer.keyNumber(), signer.sign(MESSAGE))).isTrue();
        }
        assertThat(keys.numberOf(KeyPurpose.SERVICE)).isNotEqualTo(keys.numberOf(KeyPurpose.EMERGENCY));
    }

    @Test
    void the_private_key_lies_encrypted_in_a_file_of_its_owner() throws IOException {
        Path file = folder.resolve("card-" + keys.numberOf(KeyPurpose.SERVICE) + ".key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("PRIVATE")
                .doesNotContain(new String(new byte[] {0x06, 0x07, 0x2A, (byte) 0x86}, StandardCharsets.ISO_8859_1));
    }

    @Test
    void after_a_rotation_old_cards_still_verify_and_after_a_compromise_they_do_not() {
        int old = keys.numberOf(KeyPurpose.EMERGENCY);
        byte[] signature = keys.signer(KeyPurpose.EMERGENCY).sign(MESSAGE);

        keys.rotate(KeyPurpose.EMERGENCY);
        assertThat(keys.numberOf(KeyPurpose.EMERGENCY)).isNotEqualTo(old);
        assertThat(verifies(old, signature)).isTrue();

        keys.compromise(old);
        assertThat(keys.numbered(old)).isEmpty();
        assertThatThrownBy(() -> keys.compromise(old)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_database_allows_one_signing_key_of_a_purpose() {
        assertThatThrownBy(() -> jdbc.sql("update card.signing_key set state = 'SIGNING', purpose = 'SERVICE'")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private boolean verifies(int number, byte[] signature) {
        return Es256.verifies(MESSAGE, signature, keys.numbered(number).orElseThrow());
    }
}
