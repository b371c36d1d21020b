package hims.person.survey;

import hims.platform.Fields;
import hims.platform.Rejected;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files that came lately, and how a file must look.
 *
 * @param pasted as it was sent, when it was {@code refused}
 */
public record SurveysPage(
        List<Batch> batches, String pasted, @Nullable Rejected refused) {
    public SurveysPage {
        batches = List.copyOf(batches);
    }

    public Input rows(Frame frame) {
        return Input.area("rows", frame.text("person.survey.rows"))
                .hint(frame.text("person.survey.rows.hint"))
                .value(Fields.typed(Map.of("rows", pasted)).typed("rows"))
                .error(pasted.isBlank() ? "" : wrong(frame));
    }

    /** What is wrong with the file that was chosen, and what to do. */
    public String file(Frame frame) {
        return pasted.isBlank() ? wrong(frame) : "";
    }

    private String wrong(Frame frame) {
        return refused == null
                ? ""
                : frame.texts().text(frame.language(), refused.problem().key(), refused.facts());
    }

    public static String path(Batch batch) {
        return "/person/surveys/" + batch.id();
    }

    public static Chip state(Batch batch, Frame frame) {
        var tone = switch (batch.status()) {
            case UPLOADED -> Tone.BLUE;
            case CHECKED -> batch.asks() ? Tone.AMBER : Tone.BLUE;
            case PART_ACCEPTED -> Tone.AMBER;
            case ACCEPTED -> Tone.GREEN;
            case CLOSED -> Tone.GREY;
        };
        var word = batch.status() == Batch.Status.CHECKED && batch.moves()
                ? "taking"
                : batch.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Chip.of(tone, frame.text("person.survey.status." + word));
    }

    /** What each column means, in the order of the sample. */
    public List<Column> columns() {
        return Arrays.stream(Column.values()).filter(Column::told).toList();
    }

    public static String explained(Column column, Frame frame) {
        return frame.text("person.survey.column." + column.heading().replace('_', '-'));
    }

    /** One household of two, and one that did not want to take part. */
    static String sample() {
        return '\uFEFF'
                + line(Column::heading)
                + line(Column::sample)
                + line(column -> switch (column) {
                    case MEMBER -> "2";
                    case GIVEN -> "Ram Prasad";
                    case FAMILY, ABHA, VOTER_ID, REFUSED, IN_SCRIPT -> "";
                    case SEX -> "M";
                    case BORN -> "45y";
                    case RELATION -> "WIFE";
                    case RELATIVE -> "Sunita Devi";
                    default -> column.sample();
                })
                + line(column -> switch (column) {
                    case FORM -> "S/0418";
                    case MEMBER -> "1";
                    case REFUSED -> "yes";
                    default -> "";
                });
    }

    private static String line(Function<Column, String> cell) {
        return Arrays.stream(Column.values())
                .filter(Column::told)
                .map(cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
