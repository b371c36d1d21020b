package hims.person.survey;

import static hims.person.PersonProblem.SURVEY_COLUMNS;
import static hims.person.PersonProblem.SURVEY_EMPTY;
import static hims.person.PersonProblem.SURVEY_NOT_TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;

import hims.platform.Fields;
import hims.platform.Rejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file as it is read: strict UTF-8 with or without its mark, a heading with known names, then rows, one at a time. */
final class SurveyFile {
    private static final char MARK = '\uFEFF';
    private static final int HEADING = 8192;
    private final CsvReader lines;
    private final List<Column> columns;

    private SurveyFile(CsvReader lines, List<Column> columns) {
        this.lines = lines;
        this.columns = columns;
    }

    /** @throws Rejected SURVEY_NOT_TEXT, SURVEY_EMPTY or SURVEY_COLUMNS before any row is read */
    static SurveyFile open(InputStream bytes) {
        var decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = new BufferedReader(new InputStreamReader(bytes, decoder), 2 * HEADING);
        try {
            var lines = new CsvReader(text, comma(text));
            var heading = lines.next();
            if (heading.isEmpty()) {
                throw new Rejected(SURVEY_EMPTY);
            }
            return new SurveyFile(lines, columns(heading));
        } catch (CharacterCodingException notUtf8) {
            throw new Rejected(SURVEY_NOT_TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What parts the heading: the commonest of the three. Passes over the mark of UTF-8. */
    private static char comma(BufferedReader text) throws IOException {
        text.mark(HEADING);
        if (text.read() != MARK) {
            text.reset();
        }
        text.mark(HEADING);
        var buffer = new char[HEADING - 1];
        var read = Math.max(text.read(buffer), 0);
        text.reset();
        var start = new String(buffer, 0, read);
        if (start.indexOf('\0') >= 0 || start.startsWith("PK")) {
            throw new Rejected(SURVEY_NOT_TEXT);
        }
        var heading = start.lines().findFirst().orElse("");
        return heading.indexOf(';') > 0 && heading.indexOf(',') < 0
                ? ';'
                : heading.indexOf('\t') > 0 && heading.indexOf(',') < 0 ? '\t' : ',';
    }

    private static List<Column> columns(List<String> heading) {
        var wrong = new LinkedHashSet<String>();
        var columns = new ArrayList<Column>();
        for (var name : heading) {
            Column.headed(name)
                    .filter(column -> !columns.contains(column))
                    .ifPresentOrElse(columns::add, () -> wrong.add(name.length() > 30 ? name.substring(0, 30) : name));
        }
        var missing = Arrays.stream(Column.values())
                .filter(column -> column.required() && !columns.contains(column))
                .map(Column::heading)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!wrong.isEmpty() || !missing.isEmpty()) {
            throw new Rejected(
                    SURVEY_COLUMNS, Map.of("missing", String.join(", ", missing), "unknown", String.join(", ", wrong)));
        }
        return List.copyOf(columns);
    }

    List<Column> columns() {
        return columns;
    }

    /** The cells of the next row in the order of the columns, cleaned and with Aadhaar numbers masked; empty at the end. */
    List<String> next() {
        try {
            var cells = lines.next();
            if (cells.isEmpty()) {
                return List.of();
            }
            var row = new ArrayList<String>(columns.size() + 1);
            for (int at = 0; at < Math.max(columns.size(), cells.size()); at++) {
                row.add(at < cells.size() ? clean(cells.get(at)) : "");
            }
            return row;
        } catch (CharacterCodingException notUtf8) {
            throw new Rejected(SURVEY_NOT_TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String clean(String cell) {
        return Fields.typed(Map.of("cell", cell)).typed("cell").replace('\n', ' ');
    }
}
