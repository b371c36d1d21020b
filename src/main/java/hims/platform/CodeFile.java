package hims.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A code list among the resources: lines with # tell source, edition and licence, then a header, then one line
 * for each code (RFC 4180, no line break inside a cell). Parts of a cell are divided by a semicolon.
 */
public final class CodeFile {
    private CodeFile() {}

    /** One code of the list, its cells by column name. */
    public record Line(String file, Map<String, String> cells) {
        public String text(String column) {
            var cell = cells.get(column);
            if (cell == null) {
                throw new IllegalStateException(file + " has no column " + column);
            }
            return cell;
        }

        public @Nullable String optional(String column) {
            var cell = text(column);
            return cell.isEmpty() ? null : cell;
        }

        public List<String> parts(String column) {
            return Arrays.stream(text(column).split(";", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        public boolean yes(String column) {
            return text(column).equals("yes");
        }

        public @Nullable BigDecimal number(String column) {
            var cell = optional(column);
            return cell == null ? null : new BigDecimal(cell);
        }

        public @Nullable Integer whole(String column) {
            var cell = optional(column);
            return cell == null ? null : Integer.valueOf(cell);
        }

        public int count(String column) {
            return Integer.parseInt(text(column));
        }

        public @Nullable Long longWhole(String column) {
            var cell = optional(column);
            return cell == null ? null : Long.valueOf(cell);
        }
    }

    /** @param name without ending: {@code terminology/routes} is {@code /reference/terminology/routes.csv} */
    public static List<Line> read(String name) {
        var rows = content(name)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(CodeFile::cells)
                .iterator();
        var header = rows.next();
        return lines(name, header, rows);
    }

    private static List<Line> lines(String name, List<String> header, Iterator<List<String>> rows) {
        var lines = new ArrayList<Line>();
        while (rows.hasNext()) {
            var cells = rows.next();
            if (cells.size() != header.size()) {
                throw new IllegalStateException(name + ": " + cells.size() + " cells in " + cells);
            }
            lines.add(new Line(
                    name, IntStream.range(0, cells.size()).boxed().collect(Collectors.toMap(header::get, cells::get))));
        }
        return List.copyOf(lines);
    }

    private static String content(String name) {
        try (var file = CodeFile.class.getResourceAsStream("/reference/" + name + ".csv")) {
            if (file == null) {
                throw new IllegalStateException("No code list " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A quoted cell may hold commas, and quotes written twice. */
    private static List<String> cells(String line) {
        var cells = Stream.<String>builder();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.length(); at++) {
            var sign = line.charAt(at);
            if (sign == '"' && quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        return cells.add(cell.toString()).build().toList();
    }
}
