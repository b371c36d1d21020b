package hims.record.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code value-sets.txt}: a set, its systems under it, their codes under them. */
final class CodeSetReader {
    private CodeSetReader() {}

    /** Those that can be listed, by name. */
    static Map<String, CodeSet> read(List<String> lines) {
        var sets = new LinkedHashMap<String, Map<String, Map<String, String>>>();
        Map<String, Map<String, String>> systems = Map.of();
        Map<String, String> codes = Map.of();
        for (var line : lines) {
            if (line.startsWith("\t\t")) {
                var tab = line.indexOf('\t', 2);
                codes.put(line.substring(2, tab), line.substring(tab + 1));
            } else if (line.startsWith("\t")) {
                codes = new LinkedHashMap<>();
                systems.put(line.substring(1), codes);
            } else if (!line.endsWith("\topen")) {
                systems = new LinkedHashMap<>();
                sets.put(line, systems);
            }
        }
        var all = new LinkedHashMap<String, CodeSet>();
        sets.forEach((name, of) -> all.put(name, CodeSet.of(name, of)));
        return all;
    }
}
