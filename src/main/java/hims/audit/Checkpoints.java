package hims.audit;

import hims.audit.TreeSql.Head;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs how the tree stands, each minute in which it grew and at each batch, and takes that out of the house (SEC-43). */
@Component
class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 10_000;

    private final TreeSql tree;
    private final CheckpointSql sql;
    private final CheckpointKeys keys;
    private final CheckpointFolders folders;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Instant nextAt = Instant.MIN;

    Checkpoints(
            TreeSql tree,
            CheckpointSql sql,
            CheckpointKeys keys,
            CheckpointFolders folders,
            TransactionTemplate transaction,
            Clock clock) {
        this.tree = tree;
        this.sql = sql;
        this.keys = keys;
        this.folders = folders;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param taken rows that have just come into the tree */
    void signWhenDue(int taken) {
        var now = clock.instant();
        if (taken >= Sequencer.BATCH || !nextAt.isAfter(now)) {
            nextAt = now.plus(PAUSE);
            sign();
            publish();
        }
    }

    /** Only over what was signed before: a tree that somebody has rebuilt gets no signature of ours. */
    void sign() {
        transaction.executeWithoutResult(_ -> {
            if (tree.lock()) {
                var head = tree.head();
                var last = sql.last();
                if (last.map(Checkpoint::size).orElse(0L) < head.size() && unchanged(head, last)) {
                    keys.findOrCreate().ifPresentOrElse(by -> sql.add(next(head, by)), Checkpoints::noKey);
                }
            }
        });
    }

    private Checkpoint next(Head head, SignedNote.Signer by) {
        var now = clock.instant();
        var waiting = tree.waiting(head, 1);
        var at = waiting.isEmpty() ? now : waiting.getFirst().at();
        return Checkpoint.sign(head.size(), new Tree(tree::hashes, head.size()).root(), at, by);
    }

    /** Whether the last checkpoints, also those outside, still fit. */
    private boolean unchanged(Head head, Optional<Checkpoint> last) {
        var present = new Tree(tree::hashes, head.size());
        var fit = Stream.concat(last.stream(), folders.all().stream().flatMap(folder -> folders.last(folder).stream()))
                .allMatch(before -> before.size() <= head.size() && before.says(present.root(before.size())));
        if (!fit) {
            log.error("The audit log was changed behind its last checkpoint; none is signed. See ./hims check audit");
        }
        return fit;
    }

    private static void noKey() {
        log.error("The audit log has a key that this data folder does not hold: its checkpoints are not signed");
    }

    /** Every folder gets what it has not yet. */
    void publish() {
        keys.find().ifPresent(by -> folders.all().forEach(folder -> publish(folder, by.verifier())));
    }

    private void publish(Path folder, SignedNote.Verifier key) {
        var missed = sql.after(folders.last(folder).map(Checkpoint::size).orElse(0L), AT_ONCE);
        if (!missed.isEmpty()) {
            folders.add(folder, missed, key);
        }
    }
}
