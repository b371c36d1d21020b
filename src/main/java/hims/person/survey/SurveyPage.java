package hims.person.survey;

import hims.platform.ui.Chip;
import hims.platform.ui.Tile;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One file: how far it has come, what became of its rows, and the first that cannot go in. */
public record SurveyPage(Batch batch, List<SurveyRowSql.Wrong> errors) {
    public SurveyPage {
        errors = List.copyOf(errors);
    }

    public String path() {
        return SurveysPage.path(batch);
    }

    public Chip state(Frame frame) {
        return SurveysPage.state(batch, frame);
    }

    /** 3,200 of 5,000 rows, while it moves. */
    public String progress(Frame frame) {
        return frame.text(
                "person.survey.progress",
                frame.show().number(batch.position()),
                frame.show().number(batch.rows()));
    }

    public List<Tile> tiles(Frame frame) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> Tile.of(
                                frame.text(outcome.key()),
                                frame.show().number(batch.count(outcome)),
                                frame.text(outcome.key() + ".note"))
                        .tone(tone(outcome)))
                .toList();
    }

    private Tone tone(Outcome outcome) {
        if (batch.count(outcome) == 0) {
            return Tone.PLAIN;
        }
        return switch (outcome) {
            case CREATED, LINKED, UPDATED -> Tone.GREEN;
            case PAIR_OPENED -> Tone.AMBER;
            case REFUSED_BY_PERSON -> Tone.PLAIN;
            case ERROR -> Tone.RED;
        };
    }

    /** How many can go in, and how many cannot. */
    public String ready(Frame frame) {
        return frame.text("person.survey.ready", frame.show().number(batch.ready()));
    }

    /** The form and member of a row, for whoever looks it up in the paper forms. */
    public String member(SurveyRowSql.Wrong wrong) {
        return cell(wrong, Column.FORM) + " / " + cell(wrong, Column.MEMBER);
    }

    /** What stands in the field that is wrong. */
    public String typed(SurveyRowSql.Wrong wrong) {
        return Column.headed(wrong.error().field())
                .map(column -> cell(wrong, column))
                .orElse("");
    }

    public static String field(SurveyRowSql.Wrong wrong) {
        return wrong.error().field().toLowerCase(Locale.ROOT);
    }

    private String cell(SurveyRowSql.Wrong wrong, Column column) {
        int at = batch.columns().indexOf(column);
        return at >= 0 && at < wrong.cells().size() ? wrong.cells().get(at) : "";
    }

    public boolean closes() {
        return !batch.moves() && batch.status().canBecome(Batch.Status.CLOSED);
    }
}
