package hims.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.platform.Vault;
import hims.world.DatabaseTest;
import hims.world.PostgresServer;
import hims.world.Stranger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whoever holds the database with every right of PostgreSQL, but not the folders of checkpoints and not the key, is found out:
 * by our own check and by the stranger's program (SEC-45).
 */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
    private static final int ROWS = 700;

    private final PostgresServer server;
    private final Vault vault;
    private SeparateLog honest;

    @TempDir
    private static Path home;

    AttackTest(PostgresServer server, Vault vault) {
        this.server = server;
        this.vault = vault;
    }

    @BeforeAll
    void a_log_with_checkpoints() {
        honest = SeparateLog.create(server, "audit_honest", home.resolve("data"), vault);
        for (var round = 0; round < 3; round++) {
            honest.read(ROWS / 3);
            honest.sign();
        }
        honest.read(5);
    }

    @AfterAll
    void gone() {
        honest.drop();
    }

    /** What a superuser does, with the triggers off. */
    enum Attack {
        EDIT("update audit.event set actor = gen_random_uuid() where seq = 300"),
        EDIT_A_NAME("update audit.event set actor_name = 'Somebody Else' where seq = 300"),
        EDIT_A_DETAIL("update audit.event set detail = '{\"ward\": \"another\"}' where seq = 301"),
        EDIT_THE_TIME("update audit.event set at = at - interval '1 day' where seq = 300"),
        DELETE("delete from audit.event where seq = 300"),
        DELETE_WITH_ITS_LEAF("delete from audit.event where seq = 300; delete from audit.leaf where seq = 300"),
        CLOSE_THE_GAP("""
                delete from audit.event where seq = 300; delete from audit.leaf where seq = 300;
                update audit.leaf set index = index + 1000000 where index > 299;
                update audit.leaf set index = index - 1000001 where index > 1000000
                """),
        REORDER("""
                update audit.leaf set index = 1000000 where seq = 300;
                update audit.leaf set index = 299 where seq = 301; update audit.leaf set index = 300 where index = 1000000
                """),
        TRUNCATE_THE_TAIL("""
                delete from audit.event where seq > 500; delete from audit.leaf where seq > 500; delete from audit.node;
                insert into audit.node select n.* from honest_node n where n.index = 0; delete from audit.checkpoint where size > 500
                """),
        INSERT_BACK_DATED("""
                insert into audit.event (seq, at, txid, action, outcome, actor, actor_name, role, facility, session, network, purpose,
                    object_type, object_id, patient, detail, salt)
                overriding system value
                select -1, at, txid, action, outcome, actor, actor_name, role, facility, session, network, purpose,
                    object_type, object_id, patient, detail, salt from audit.event where seq = 300
                """),
        ERASE_WITHOUT_ITS_HASH("""
                insert into audit.erased (seq, personal) values (300, sha256('nobody'));
                update audit.event set salt = null, actor_name = null, network = null where seq = 300
                """),
        SIGN_WITH_ANOTHER_KEY("""
                update audit.checkpoint set note = replace(note, 'hims.test/audit', 'hims.test/other')
                """),
        SAY_ANOTHER_ROOT("update audit.checkpoint set root = sha256('another')"),
        REBUILD_THE_TREE("""
                update audit.event set actor = gen_random_uuid() where seq = 300;
                delete from audit.leaf; delete from audit.node; delete from audit.checkpoint
                """);

        private final String sql;

        Attack(String sql) {
            this.sql = sql;
        }

        /** Seen from the rows and notes alone; what only the database's own columns say is no business of a stranger. */
        boolean concernsStrangers() {
            return this != SAY_ANOTHER_ROOT;
        }
    }

    @Test
    void an_honest_log_is_kept_to_both() {
        assertThat(honest.check.faults()).isEmpty();
        var answer = Stranger.verifies("log", honest.exported(home.resolve("honest")));
        assertThat(answer.said()).contains("RIGHT: 699 rows, 3 checkpoints, 5 rows younger than the tree");
        assertThat(answer.exit()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void an_attack_is_seen_by_both(Attack attack) {
        var victim = honest.copy("audit_" + attack.name().toLowerCase(Locale.ROOT));
        try {
            strike(victim, attack);
            assertThat(victim.check.faults()).as("our own check").isNotEmpty();
            var key = honest.proofs.key();
            var answer = Stranger.verifies("log", victim.exported(home.resolve(attack.name())), "--key=" + key);
            assertThat(answer.exit()).as(answer.said()).isEqualTo(attack.concernsStrangers() ? 3 : 0);
        } finally {
            victim.drop();
        }
    }

    @Test
    void a_rebuilt_tree_gets_no_signature_of_ours() {
        var victim = honest.copy("audit_unsigned");
        try {
            strike(victim, Attack.REBUILD_THE_TREE);
            victim.sign();
            assertThat(victim.tree.head().size()).isGreaterThan(ROWS - 3);
            assertThat(victim.proofs.checkpoint()).isEmpty();
        } finally {
            victim.drop();
        }
    }

    private static void strike(SeparateLog victim, Attack attack) {
        victim.transaction.executeWithoutResult(_ -> {
            victim.jdbc.sql("set local session_replication_role = replica").update();
            victim.jdbc
                    .sql("create temporary table honest_node on commit drop as select * from audit.node")
                    .update();
            victim.jdbc.sql(attack.sql).update();
        });
        if (attack == Attack.REBUILD_THE_TREE) {
            victim.sequencer.grow();
        }
    }

    @Test
    void the_personal_words_of_a_row_can_be_erased_and_nothing_else_of_it() {
        var log = honest.copy("audit_erasure");
        try {
            var hash = log.tree.inOrder(299, 300).getFirst().row().orElseThrow().personal();
            log.jdbc
                    .sql("insert into audit.erased (seq, personal) values (300, :hash)")
                    .param("hash", hash)
                    .update();
            log.jdbc
                    .sql("update audit.event set salt = null, actor_name = null, network = null where seq = 300")
                    .update();
            assertThat(log.check.faults()).isEmpty();
            assertThat(Stranger.verifies("log", log.exported(home.resolve("erased")))
                            .exit())
                    .isZero();
            assertThatThrownBy(() -> log.jdbc
                            .sql(
                                    "update audit.event set salt = null, actor_name = null, network = null where seq = 301")
                            .update())
                    .hasMessageContaining("append-only");
        } finally {
            log.drop();
        }
    }

    @Test
    void a_patients_rows_are_proved_and_a_changed_one_is_not() throws Exception {
        var evidence = honest.proofs.ofPatient(List.of(SeparateLog.SUNITA), 50).orElseThrow();
        assertThat(evidence.rows()).hasSize(45);
        assertThat(evidence.waiting()).hasSize(5);
        var json = JsonMapper.builder().build().writeValueAsString(evidence);
        assertThat(json).doesNotContain("Ananya").doesNotContain("10.1.2.3");
        var file = Files.writeString(home.resolve("evidence.json"), json);
        assertThat(Stranger.verifies("proofs", file).said()).contains("RIGHT: 45 rows");
        var forged = Files.writeString(
                home.resolve("forged.json"), json.replaceFirst("\"role\":\"DOCTOR\"", "\"role\":\"NURSE\""));
        assertThat(Stranger.verifies("proofs", forged).exit()).isEqualTo(3);
    }

    @Test
    void one_checkpoint_is_proved_to_be_the_beginning_of_the_next() throws Exception {
        var mapper = JsonMapper.builder().build();
        for (var pair : Map.of(233L, 466L, 466L, 699L).entrySet()) {
            var proof =
                    honest.proofs.consistency(pair.getKey(), pair.getValue()).orElseThrow();
            var file = Files.writeString(home.resolve("consistency.json"), mapper.writeValueAsString(proof));
            assertThat(Stranger.verifies("consistency", file).said()).contains("RIGHT");
            var half = new AuditProofs.Consistency(
                    proof.older(),
                    proof.newer(),
                    proof.path().subList(1, proof.path().size()),
                    proof.key());
            Files.writeString(file, mapper.writeValueAsString(half));
            assertThat(Stranger.verifies("consistency", file).exit()).isEqualTo(3);
        }
    }
}
