package hims.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The figures of docs/audit-format.md are those of the program. */
class AuditFormatTest {
    private static final UUID SUNITA = UUID.fromString("0198c0de-0000-7000-8000-000000000003");

    private static final LoggedRow SEVEN = new LoggedRow(
            7,
            "100",
            Instant.parse("2026-11-23T04:30:05.000120Z"),
            "READ",
            "DONE",
            UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
            "DOCTOR",
            UUID.fromString("0198c0de-0000-7000-8000-000000000002"),
            "1f2e3d4c5b6a7988",
            "TREAT",
            "record",
            SUNITA.toString(),
            SUNITA,
            Map.of("ward", "दवा", "a", "\"\\\n"),
            UUID.fromString("0198c0de-0000-4000-8000-00000000000a"),
            "Dr Ananya Sen",
            "10.1.2.3",
            null);

    private static final LoggedRow EIGHT = new LoggedRow(
            8,
            "100",
            SEVEN.at(),
            SEVEN.action(),
            SEVEN.outcome(),
            SEVEN.actor(),
            SEVEN.role(),
            SEVEN.facility(),
            SEVEN.session(),
            SEVEN.purpose(),
            SEVEN.objectType(),
            SEVEN.objectId(),
            null,
            Map.of(),
            null,
            null,
            null,
            null);

    @Test
    void the_page_says_what_the_program_does() throws IOException {
        var page = Files.readString(Path.of("docs/audit-format.md")).replaceAll("\\s", "");
        for (var bytes : new byte[][] {
            SEVEN.personal(),
            SEVEN.canonical(),
            SEVEN.leaf(),
            EIGHT.personal(),
            EIGHT.leaf(),
            Merkle.node(SEVEN.leaf(), EIGHT.leaf())
        }) {
            assertThat(page).contains(HexFormat.of().formatHex(bytes));
        }
    }

    @Test
    void a_checkpoint_is_read_back_and_only_its_own_key_has_signed_it() throws Exception {
        var signer = signer("hims.test/audit");
        var checkpoint = Checkpoint.sign(2, SEVEN.leaf(), Instant.parse("2026-11-23T04:31:00Z"), signer);
        assertThat(checkpoint.note()).startsWith("hims.test/audit\n2\n").contains("\n\n\u2014 hims.test/audit ");
        assertThat(Checkpoint.parse(checkpoint.note())).hasValueSatisfying(read -> {
            assertThat(read.size()).isEqualTo(2);
            assertThat(read.says(SEVEN.leaf())).isTrue();
        });
        var key = SignedNote.Verifier.parse(signer.verifier().toString());
        assertThat(key.signed(checkpoint.note())).isTrue();
        assertThat(key.signed(checkpoint.note().replace("\n2\n", "\n3\n"))).isFalse();
        assertThat(signer("hims.test/audit").verifier().signed(checkpoint.note()))
                .isFalse();
    }

    private static SignedNote.Signer signer(String name) throws java.security.GeneralSecurityException {
        var pair = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new SignedNote.Signer(SignedNote.Verifier.of(name, pair.getPublic()), pair.getPrivate());
    }
}
