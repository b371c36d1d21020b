package hims.audit;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes out what a stranger needs to check the log with a program of her own: rows, checkpoints and key. */
@Component
class AuditExport {
    private static final int PAGE = 10_000;

    private final TreeSql tree;
    private final CheckpointSql checkpoints;
    private final CheckpointKeys keys;
    private final CheckpointFolders folders;
    private final JsonMapper json;

    AuditExport(
            TreeSql tree, CheckpointSql checkpoints, CheckpointKeys keys, CheckpointFolders folders, JsonMapper json) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.folders = folders;
        this.json = json;
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var out = Files.newBufferedWriter(folder.resolve("checkpoints.txt"))) {
            writeCheckpoints(out);
        }
        try (var out = Files.newBufferedWriter(folder.resolve("rows.ndjson"))) {
            writeRows(out);
        }
        try (var out = Files.newBufferedWriter(folder.resolve("key.txt"))) {
            for (var key : keys.trusted()) {
                out.write(key + "\n");
            }
        }
    }

    /** Of the folders too: what the database has lost may stand there. */
    private void writeCheckpoints(Writer out) throws IOException {
        var notes = new LinkedHashSet<String>();
        folders.found().forEach(found -> notes.add(found.note()));
        for (var page = checkpoints.after(0, PAGE);
                !page.isEmpty();
                page = checkpoints.after(page.getLast().size(), PAGE)) {
            page.forEach(checkpoint -> notes.add(checkpoint.note()));
        }
        for (var note : notes) {
            out.write(note + "\n");
        }
    }

    private void writeRows(Writer out) throws IOException {
        var head = tree.head();
        for (var from = 0L; from < head.size(); from += PAGE) {
            for (var leaf : tree.inOrder(from, Math.min(from + PAGE, head.size()))) {
                if (leaf.row().isPresent()) {
                    writeRow(out, ExportedRow.whole(leaf.index(), leaf.row().get()));
                }
            }
        }
        for (var page = tree.withoutPlace(Long.MIN_VALUE, PAGE);
                !page.isEmpty();
                page = tree.withoutPlace(page.getLast().seq(), PAGE)) {
            for (var row : page) {
                writeRow(out, ExportedRow.whole(null, row));
            }
        }
    }

    private void writeRow(Writer out, ExportedRow row) throws IOException {
        out.write(json.writeValueAsString(row));
        out.write('\n');
    }
}
