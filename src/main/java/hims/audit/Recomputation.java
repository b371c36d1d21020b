package hims.audit;

import hims.audit.Claims.Claim;
import hims.audit.TreeSql.Head;
import hims.audit.TreeSql.Leaf;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Goes through all rows in the order of the tree, once. */
final class Recomputation {
    /** How much later than it says a row may have come: no transaction lasts as long. */
    private static final Duration LATEST = Duration.ofHours(1);

    private static final int PAGE = 10_000;

    private final TreeSql sql;
    private final Faults faults = new Faults();
    private final Frontier frontier = new Frontier();
    private Instant signedUntil = Instant.MIN;

    Recomputation(TreeSql sql) {
        this.sql = sql;
    }

    Faults faults() {
        return faults;
    }

    void run(Claims claims) {
        var head = sql.head();
        for (var from = 0L; from < head.size(); from += PAGE) {
            page(sql.inOrder(from, Math.min(from + PAGE, head.size())), claims);
            compareNodes(from);
        }
        if (frontier.size() != head.size()) {
            faults.add("The tree ends at " + head.size() + " and has " + frontier.size() + " rows: places are missing");
        }
        claims.rest()
                .forEach(claim -> faults.add("The end is missing: the checkpoint in " + claim.where() + " is over "
                        + claim.checkpoint().size() + " rows, the tree has " + frontier.size()));
        slippedIn(head);
    }

    private void page(List<Leaf> leaves, Claims claims) {
        for (var leaf : leaves) {
            if (leaf.index() != frontier.size()) {
                faults.add("Place " + frontier.size() + " is empty; the next row stands at " + leaf.index());
            }
            frontier.add(hash(leaf));
            claims.upTo(frontier.size()).forEach(this::compare);
        }
    }

    /** From the row itself; the stored hash only tells where something is wrong. */
    private byte[] hash(Leaf leaf) {
        if (leaf.row().isEmpty()) {
            faults.add("Row " + leaf.seq() + " at place " + leaf.index() + " is gone");
            return leaf.hash();
        }
        var row = leaf.row().get();
        var hash = row.leaf();
        if (!Arrays.equals(hash, leaf.hash())) {
            faults.add("Row " + row.seq() + " at place " + leaf.index() + " is not what it was: " + row.moment() + " "
                    + row.action() + " " + row.objectType());
        }
        if (row.at().plus(LATEST).isBefore(signedUntil)) {
            faults.add("Row " + row.seq() + " at place " + leaf.index() + " is dated " + row.moment()
                    + ", and came after a checkpoint of " + signedUntil);
        }
        return hash;
    }

    private void compare(Claim claim) {
        var checkpoint = claim.checkpoint();
        if (!checkpoint.says(frontier.root())) {
            faults.add("The checkpoint in " + claim.where() + " over " + checkpoint.size() + " rows has another root: "
                    + HexFormat.of().formatHex(checkpoint.root()));
        }
        if (checkpoint.at().isAfter(signedUntil)) {
            signedUntil = checkpoint.at();
        }
    }

    private void compareNodes(long before) {
        var completed = frontier.completed();
        var levels = completed.stream().mapToInt(Frontier.Stored::level).max().orElse(0);
        for (int level = 1; level <= levels; level++) {
            var at = level;
            var expected = completed.stream()
                    .filter(node -> node.level() == at)
                    .map(Frontier.Stored::hash)
                    .toList();
            var from = before >> (level * Tree.LEVEL_BITS);
            var stored = sql.hashes(level, from, from + expected.size());
            if (!same(expected, stored)) {
                faults.add("A stored node of level " + level + " from number " + from + " is not the hash of its rows");
            }
        }
    }

    private static boolean same(List<byte[]> one, List<byte[]> other) {
        return Arrays.deepEquals(one.toArray(), other.toArray());
    }

    private void slippedIn(Head head) {
        sql.slippedIn(head)
                .forEach(seq -> faults.add("Row " + seq + " is not in the tree, though others of its time are"));
    }
}
