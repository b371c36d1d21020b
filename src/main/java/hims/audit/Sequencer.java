package hims.audit;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed rows their places in the tree, in the order (transaction, sequence), and never waits for the acts nor they
 * for it. Of several programs on one database one does it at a time; who dies leaves nothing half done.
 */
@Component
class Sequencer {
    /** At once; a checkpoint stands at least at every so many (SEC-43). */
    static final int BATCH = 10_000;

    private final TreeSql sql;
    private final TransactionTemplate transaction;

    Sequencer(TreeSql sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /** @return how many rows were taken into the tree; fewer than {@link #BATCH} when none waits any more */
    int grow() {
        return Objects.requireNonNull(transaction.execute(_ -> growBy(BATCH)));
    }

    /** In the caller's transaction. */
    int growBy(int most) {
        if (!sql.lock()) {
            return 0;
        }
        var head = sql.head();
        var rows = sql.waiting(head, most);
        if (!rows.isEmpty()) {
            sql.addLeaves(head.size(), rows, rows.stream().map(LoggedRow::leaf).toList());
            storeNodes(head.size(), head.size() + rows.size());
        }
        return rows.size();
    }

    private void storeNodes(long before, long after) {
        for (int level = 1; before >> (level * Tree.LEVEL_BITS) < after >> (level * Tree.LEVEL_BITS); level++) {
            var from = before >> (level * Tree.LEVEL_BITS);
            var until = after >> (level * Tree.LEVEL_BITS);
            sql.addNodes(level, from, parents(sql.hashes(level - 1, from * Tree.TILE, until * Tree.TILE)));
        }
    }

    private static List<byte[]> parents(List<byte[]> children) {
        return IntStream.range(0, children.size() / Tree.TILE)
                .mapToObj(n -> Merkle.node(children.subList(n * Tree.TILE, (n + 1) * Tree.TILE)))
                .toList();
    }
}
