package hims.fault.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the desks know of one act.
 *
 * @param about the person, or for a registration the family name that nobody else bears
 * @param answer where they were led; empty where the answer never came
 */
record Sent(String key, String act, String about, String answer) {
    boolean acknowledged() {
        return !answer.isEmpty();
    }

    /** The clients' log, a line of which may be torn at the end where the clients themselves were stopped. */
    static Collection<Sent> read(Path log) throws IOException {
        Map<String, Sent> all = new LinkedHashMap<>();
        for (var line : Files.readAllLines(log)) {
            var word = line.split("\t", -1);
            if (word.length == 4 && word[0].equals("SENT")) {
                all.putIfAbsent(word[1], new Sent(word[1], word[2], word[3], ""));
            } else if (word.length == 4) {
                all.computeIfPresent(word[1], (_, sent) -> new Sent(sent.key, sent.act, sent.about, word[3]));
            }
        }
        return all.values();
    }
}
