package hims.person.survey;

import static hims.person.PersonProblem.SURVEY_COLUMNS;
import static hims.person.PersonProblem.SURVEY_EMPTY;
import static hims.person.PersonProblem.SURVEY_MOVED_ON;
import static hims.person.PersonProblem.SURVEY_NOT_TEXT;
import static hims.person.PersonProblem.SURVEY_TOO_LARGE;
import static hims.person.PersonProblem.UNKNOWN_SURVEY;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.audit.Action;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.web.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the identity officer does with the files of a survey (PER-60). The rows go in by {@link SurveyWork}. */
@Service
class Surveys {
    static final int MOST_ROWS = 1_000_000;
    private static final int AT_ONCE = 1000;
    private static final int SHOWN = 50;
    private final Access access;
    private final SurveySql batches;
    private final SurveyRowSql rows;
    private final Clock clock;

    Surveys(Access access, SurveySql batches, SurveyRowSql rows, Clock clock) {
        this.access = access;
        this.batches = batches;
        this.rows = rows;
        this.clock = clock;
    }

    /** @param errors the first rows that cannot be taken in */
    record Shown(Batch batch, List<SurveyRowSql.Wrong> errors) {}

    /**
     * All of the file or nothing of it, read in a stream.
     *
     * @throws Rejected SURVEY_NOT_TEXT, SURVEY_EMPTY, SURVEY_COLUMNS, SURVEY_TOO_LARGE
     */
    @Transactional
    public BatchId upload(String fileName, InputStream bytes, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        var file = SurveyFile.open(bytes);
        var id = new BatchId(Ids.next());
        var name = fileName.strip().isEmpty() ? "survey.csv" : fileName.strip();
        batches.insert(id, name.substring(Math.max(0, name.length() - 120)), file.columns(), by, clock.instant());
        int count = 0;
        int refused = 0;
        for (var lines = some(file); !lines.isEmpty(); lines = some(file)) {
            if (count + lines.size() > MOST_ROWS) {
                throw new Rejected(SURVEY_TOO_LARGE, Map.of("rows", MOST_ROWS));
            }
            rows.insert(id, count + 1, lines);
            count += lines.size();
            refused += (int) lines.stream().filter(line -> line == null).count();
        }
        if (count == 0) {
            throw new Rejected(SURVEY_EMPTY);
        }
        batches.total(id, count, refused);
        access.log(by, Action.CREATE, "person.survey", id, null);
        return id;
    }

    /** Whether it was the file that was refused, so that its form says why. */
    static boolean refuses(Rejected refused) {
        return List.of(SURVEY_EMPTY, SURVEY_NOT_TEXT, SURVEY_COLUMNS, SURVEY_TOO_LARGE)
                .contains(refused.problem());
    }

    /** Null for a refusal. */
    private static List<@Nullable List<String>> some(SurveyFile file) {
        var lines = new ArrayList<@Nullable List<String>>(AT_ONCE);
        for (var cells = file.next(); !cells.isEmpty(); cells = lines.size() < AT_ONCE ? file.next() : List.of()) {
            lines.add(SurveyRow.refused(file.columns(), cells) ? null : cells);
        }
        return lines;
    }

    @Transactional(readOnly = true)
    public List<Batch> list(Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        return batches.recent(SHOWN);
    }

    /** @throws Rejected UNKNOWN_SURVEY */
    @Transactional
    public Shown open(BatchId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        var batch = batches.find(id).orElseThrow(() -> new Rejected(UNKNOWN_SURVEY));
        var errors = rows.errors(id, 0, SHOWN);
        if (!errors.isEmpty()) {
            access.log(by, Action.READ, "person.survey", id, null);
        }
        return new Shown(batch, errors);
    }

    /** The rows without error go in. @throws Rejected SURVEY_MOVED_ON */
    @Transactional
    public void accept(BatchId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        if (!locked(id).asks()) {
            throw new Rejected(SURVEY_MOVED_ON);
        }
        batches.accept(id, by, clock.instant());
        access.log(by, Action.UPDATE, "person.survey", id, null);
    }

    /** What was typed in rows with an error is erased; before it was taken in, nothing of the file ever is. */
    @Transactional
    public void close(BatchId id, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        var batch = locked(id);
        if (batch.moves() || !batch.status().canBecome(Batch.Status.CLOSED)) {
            throw new Rejected(SURVEY_MOVED_ON);
        }
        rows.erase(id);
        batches.become(id, Batch.Status.CLOSED, clock.instant());
        access.log(by, Action.UPDATE, "person.survey", id, null);
    }

    private Batch locked(BatchId id) {
        return batches.lock(id).orElseThrow(() -> new Rejected(UNKNOWN_SURVEY));
    }

    /** The rows in error as they came, with row, field and reason, to be put right and sent again. */
    @Transactional
    public void errors(BatchId id, Writer to, Frame words, Actor by) throws IOException {
        access.require(by, Permission.PERSON_MERGE);
        var batch = batches.find(id).orElseThrow(() -> new Rejected(UNKNOWN_SURVEY));
        access.log(by, Action.READ, "person.survey", id, null);
        var told = batch.columns().stream().filter(Column::told).toList();
        to.write('\uFEFF');
        line(
                to,
                Stream.concat(Stream.of(Column.ROW, Column.FIELD, Column.REASON), told.stream())
                        .map(Column::heading));
        int after = 0;
        for (var some = rows.errors(id, 0, AT_ONCE); !some.isEmpty(); some = rows.errors(id, after, AT_ONCE)) {
            for (var wrong : some) {
                line(to, Stream.concat(said(wrong, words), cells(wrong, batch.columns())));
                after = wrong.number();
            }
        }
    }

    private static Stream<String> said(SurveyRowSql.Wrong wrong, Frame words) {
        return Stream.of(String.valueOf(wrong.number()), wrong.error().field(), words.error(wrong.error()));
    }

    private static Stream<String> cells(SurveyRowSql.Wrong wrong, List<Column> columns) {
        return Stream.iterate(0, at -> at < columns.size(), at -> at + 1)
                .filter(at -> columns.get(at).told())
                .map(at -> at < wrong.cells().size() ? wrong.cells().get(at) : "");
    }

    private static void line(Writer to, Stream<String> cells) throws IOException {
        to.write(cells.map(SurveyRow::escaped).collect(Collectors.joining(",", "", "\r\n")));
    }
}
