package hims.person.survey;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of comma-separated values after RFC 4180, one at a time; semicolons and tabs part cells too where the heading uses them.
 * Nothing grows with the file: a cell, and the number of cells, have a limit, behind which a line is cut. Test: CsvReaderTest.
 */
final class CsvReader {
    static final int LONGEST_CELL = 1000;
    static final int MOST_CELLS = 64;
    private static final int END = -1;
    private static final int NONE_READ = -2;

    private final Reader in;
    private final char comma;
    private int ahead = NONE_READ;

    CsvReader(Reader in, char comma) {
        this.in = in;
        this.comma = comma;
    }

    /** The cells of the next line that is not blank; empty at the end. */
    List<String> next() throws IOException {
        List<String> cells = List.of();
        while (cells.isEmpty() && peek() != END) {
            cells = line();
        }
        return cells;
    }

    private List<String> line() throws IOException {
        var cells = new ArrayList<String>();
        var more = true;
        while (more) {
            var cell = peek() == '"' ? quoted() : plain();
            if (cells.size() < MOST_CELLS) {
                cells.add(cell);
            }
            more = peek() == comma;
            take();
        }
        return cells.stream().allMatch(String::isBlank) ? List.of() : cells;
    }

    private String plain() throws IOException {
        var cell = new StringBuilder();
        while (peek() != comma && peek() != '\n' && peek() != END) {
            append(cell, take());
        }
        return cell.toString().strip();
    }

    /** Quotes inside are doubled; what stands behind the closing one belongs to the cell, as programs write it so. */
    private String quoted() throws IOException {
        var cell = new StringBuilder();
        take();
        var open = true;
        while (open && peek() != END) {
            var symbol = take();
            if (symbol != '"') {
                append(cell, symbol);
            } else if (peek() == '"') {
                append(cell, take());
            } else {
                open = false;
            }
        }
        return (cell + plain()).strip();
    }

    private static void append(StringBuilder cell, int symbol) {
        if (cell.length() <= LONGEST_CELL) {
            cell.append((char) symbol);
        }
    }

    private int peek() throws IOException {
        if (ahead == NONE_READ) {
            ahead = read();
        }
        return ahead;
    }

    private int take() throws IOException {
        var symbol = peek();
        ahead = NONE_READ;
        return symbol;
    }

    /** Line ends of every system are one. */
    private int read() throws IOException {
        var symbol = in.read();
        return symbol == '\r' ? read() : symbol;
    }
}
