package hims.audit;

import hims.platform.check.Check;
import java.util.List;
import org.springframework.stereotype.Component;

/** Computes the whole tree anew from the rows and holds it against every checkpoint that can be found. */
@Component
class AuditCheck implements Check {
    private final TreeSql tree;
    private final CheckpointSql checkpoints;
    private final CheckpointKeys keys;
    private final CheckpointFolders folders;

    AuditCheck(TreeSql tree, CheckpointSql checkpoints, CheckpointKeys keys, CheckpointFolders folders) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.folders = folders;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String promise() {
        return "Each audit row stands unchanged in the tree, and every signed checkpoint fits it";
    }

    @Override
    public List<String> faults() {
        var proof = new Recomputation(tree);
        var claims = new Claims(keys.trusted(), proof.faults());
        folders.found().forEach(found -> claims.add(found.file().toString(), found.note()));
        addStored(claims);
        proof.run(claims);
        return proof.faults().list();
    }

    private void addStored(Claims claims) {
        var stored = checkpoints.after(0, Claims.AT_ONCE);
        while (!stored.isEmpty()) {
            stored.forEach(claims::addStored);
            stored = checkpoints.after(stored.getLast().size(), Claims.AT_ONCE);
        }
    }
}
