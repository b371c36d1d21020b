package hims.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.platform.Vault;
import hims.world.AtOnce;
import hims.world.DatabaseTest;
import hims.world.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionException;

/** Rows come into one tree, each once and none skipped, whoever appends and whoever dies (SEC-43, SEC-45). */
@DatabaseTest
class SequencerTest {
    private final PostgresServer server;
    private final Vault vault;
    private SeparateLog log;

    @TempDir
    private Path home;

    SequencerTest(PostgresServer server, Vault vault) {
        this.server = server;
        this.vault = vault;
    }

    @BeforeEach
    void an_empty_log() {
        log = SeparateLog.create(server, "audit_sequence", home, vault);
    }

    @AfterEach
    void gone() {
        log.drop();
    }

    @Test
    void a_row_of_a_slow_transaction_is_not_skipped() throws Exception {
        var written = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> log.transaction.executeWithoutResult(_ -> {
                log.rows.append(List.of(SeparateLog.entry(1)));
                written.countDown();
                await(goOn);
            }));
            written.await();
            log.read(3);
            assertThat(log.sequencer.grow())
                    .as("younger rows wait for the older one")
                    .isZero();
            goOn.countDown();
            slow.get();
        }
        assertThat(log.sequencer.grow()).isEqualTo(4);
        assertThat(log.tree.inOrder(0, 4)).extracting(TreeSql.Leaf::seq).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void two_programs_that_append_and_sequence_at_once_make_one_tree() throws Exception {
        var other = log.beside();
        var acts = new ArrayList<Callable<Boolean>>();
        for (var program : List.of(log, other, log, other)) {
            acts.add(() -> {
                program.read(200);
                return true;
            });
            acts.add(() -> {
                for (var n = 0; n < 50; n++) {
                    program.sequencer.grow();
                    program.checkpoints.sign();
                }
                return true;
            });
        }
        AtOnce.all(acts);
        log.sign();
        other.sign();
        assertThat(log.tree.head().size()).isEqualTo(800);
        assertThat(log.check.faults()).isEmpty();
    }

    @Test
    void a_server_process_that_is_killed_before_the_commit_leaves_nothing_and_the_next_one_goes_on() {
        log.read(300);
        log.sequencer.grow();
        log.read(300);
        assertThatThrownBy(() -> log.transaction.executeWithoutResult(_ -> {
                    log.sequencer.growBy(100);
                    killBackend();
                    log.tree.head();
                }))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        waitForServer();
        assertThat(log.tree.head().size()).isEqualTo(300);
        log.sign();
        assertThat(log.tree.head().size()).isEqualTo(600);
        assertThat(log.check.faults()).isEmpty();
    }

    /** As by the kernel's hand when memory is short; PostgreSQL then starts all its processes anew. */
    private void killBackend() {
        var connection = DataSourceUtils.getConnection(log.source);
        try {
            var pid = connection.unwrap(PGConnection.class).getBackendPID();
            ProcessHandle.of(pid).ifPresent(backend -> {
                backend.destroyForcibly();
                backend.onExit().join();
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void waitForServer() {
        for (var tries = 0; tries < 200; tries++) {
            try {
                log.tree.head();
                return;
            } catch (DataAccessException notYet) {
                LockSupport.parkNanos(100_000_000);
            }
        }
        throw new AssertionError("the server did not come back");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
