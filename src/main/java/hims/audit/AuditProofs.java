package hims.audit;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What proves the log to those who do not trust us: checkpoints and their key, that one is the beginning of the next, and that
 * a patient's rows stand under them. Checkpoints tell nothing of anybody; who may have rows is the caller's business.
 */
@Service
public class AuditProofs {
    private final TreeSql tree;
    private final CheckpointSql checkpoints;
    private final CheckpointKeys keys;

    AuditProofs(TreeSql tree, CheckpointSql checkpoints, CheckpointKeys keys) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** A row with what leads from it to the root of the checkpoint, in base64. */
    public record Proved(Object row, List<String> path) {}

    /**
     * @param checkpoint signed
     * @param waiting sequence numbers of rows younger than the checkpoint
     */
    public record Evidence(String checkpoint, String key, List<Proved> rows, List<String> waiting) {}

    /** @param path as RFC 6962, section 2.1.2, in base64 */
    public record Consistency(String older, String newer, List<String> path, String key) {}

    /** The newest rows about one person under all her ids, so many; empty before the first checkpoint. */
    @Transactional(readOnly = true)
    public Optional<Evidence> ofPatient(Collection<UUID> ids, int limit) {
        return checkpoints.last().map(checkpoint -> {
            var under = new Tree(tree::hashes, checkpoint.size());
            var leaves = tree.ofPatient(ids, limit);
            return new Evidence(
                    checkpoint.note(),
                    key(),
                    leaves.stream()
                            .filter(leaf -> stands(leaf, checkpoint))
                            .map(leaf -> proved(leaf, under))
                            .toList(),
                    leaves.stream()
                            .filter(leaf -> !stands(leaf, checkpoint))
                            .map(leaf -> Long.toString(leaf.seq()))
                            .toList());
        });
    }

    private static boolean stands(TreeSql.Leaf leaf, Checkpoint checkpoint) {
        return leaf.index() >= 0 && leaf.index() < checkpoint.size();
    }

    private static Proved proved(TreeSql.Leaf leaf, Tree under) {
        return new Proved(
                ExportedRow.masked(leaf.index(), leaf.row().orElseThrow()), base64(under.inclusion(leaf.index())));
    }

    /** The newest signed checkpoint. */
    @Transactional(readOnly = true)
    public Optional<String> checkpoint() {
        return checkpoints.last().map(Checkpoint::note);
    }

    /** Those over more rows than {@code size}, the smallest first. */
    @Transactional(readOnly = true)
    public List<String> checkpoints(long size, int limit) {
        return checkpoints.after(size, limit).stream().map(Checkpoint::note).toList();
    }

    /** That the tree of one checkpoint is the beginning of another's; empty when there are no such checkpoints. */
    @Transactional(readOnly = true)
    public Optional<Consistency> consistency(long older, long newer) {
        var one = exactly(older);
        var other = exactly(newer);
        return older > newer || one.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Consistency(
                        one.get().note(),
                        other.get().note(),
                        base64(new Tree(tree::hashes, newer).consistency(older)),
                        key()));
    }

    private Optional<Checkpoint> exactly(long size) {
        return checkpoints.after(size - 1, 1).stream()
                .filter(checkpoint -> checkpoint.size() == size)
                .findFirst();
    }

    /** The public key, empty where there is none yet. */
    public String key() {
        return keys.trusted().stream().map(Object::toString).findFirst().orElse("");
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
