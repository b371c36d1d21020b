package hims.terminology;

import hims.platform.CodeFile;
import hims.platform.Rejected;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A list read whole from its file at the start: in the file's order, and by code. */
final class CodeList<T> {
    private final String name;
    private final Map<String, T> byCode;

    CodeList(String name, Function<CodeFile.Line, T> read, Function<T, String> code) {
        this.name = name;
        this.byCode = new LinkedHashMap<>();
        for (var line : CodeFile.read("terminology/" + name)) {
            var item = read.apply(line);
            if (byCode.put(code.apply(item), item) != null) {
                throw new IllegalStateException(name + " has twice " + code.apply(item));
            }
        }
    }

    List<T> all() {
        return List.copyOf(byCode.values());
    }

    Optional<T> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws Rejected UNKNOWN_CODE */
    T fetch(String code) {
        return find(code)
                .orElseThrow(() -> new Rejected(
                        TerminologyProblem.UNKNOWN_CODE,
                        Map.of("list", name, "code", code.substring(0, Math.min(40, code.length())))));
    }

    /** For codes that another list names: a gap is a fault of the data, not of a user. */
    T known(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("No " + code + " in " + name));
    }

    List<T> known(Collection<String> codes) {
        return codes.stream().map(this::known).toList();
    }
}
