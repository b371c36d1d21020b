package hims.platform.backup;

import hims.platform.db.DatabaseFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** Lies in a restored data folder from the moment its checks passed. Without it nothing is swapped. */
record RestoredNote(String facility, String backup, Instant reached, Instant checkedAt) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Path in(Path folder) {
        return folder.resolve("restored.json");
    }

    void write(Path folder) throws IOException {
        Files.write(in(folder), JSON.writeValueAsBytes(this));
    }

    /** @throws DatabaseFailure where the folder was not restored and found whole */
    static RestoredNote read(Path folder) throws IOException {
        if (!Files.exists(in(folder))) {
            throw new DatabaseFailure(
                    folder + " holds no restored and checked database. Nothing was touched.",
                    "Make one first: ./hims restore --to=" + folder);
        }
        return JSON.readValue(Files.readAllBytes(in(folder)), RestoredNote.class);
    }
}
