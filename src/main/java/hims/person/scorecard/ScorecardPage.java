package hims.person.scorecard;

import hims.org.Unit;
import hims.platform.ui.Column;
import hims.platform.ui.Table;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All desks of one month. */
public record ScorecardPage(YearMonth month, YearMonth now, List<Row> rows) {
    public ScorecardPage {
        rows = List.copyOf(rows);
    }

    /** @param desk whose; "" when she is posted nowhere now */
    public record Row(Line line, Optional<Unit> facility, String desk) {
        public String facility(Frame frame) {
            return facility.map(unit -> frame.language() == Language.HI ? unit.nameHi() : unit.nameEn())
                    .orElseGet(() -> frame.text("person.scorecard.city"));
        }

        public String desk(Frame frame) {
            return desk.isEmpty() ? frame.text("person.scorecard.former") : desk;
        }
    }

    public List<Measure> measures() {
        return List.of(Measure.values());
    }

    public Table table(Frame frame) {
        var columns = new ArrayList<Column>();
        columns.add(Column.of(frame.text("person.scorecard.desk")));
        columns.add(Column.number(frame.text("person.scorecard.registrations")));
        measures().forEach(measure -> columns.add(Column.number(frame.text(measure.key()))));
        return Table.of(frame.text("person.scorecard"), columns)
                .density(Table.Density.TWO)
                .foot(frame.text("person.scorecard.foot"));
    }

    /** When the figures were counted; "" before the first night. */
    public String asOf(Frame frame) {
        return rows.isEmpty()
                ? ""
                : frame.text(
                        "person.scorecard.as-of",
                        frame.show().dateTime(rows.getFirst().line().countedAt()));
    }

    /** 12 (8%), and duplicates by the thousand. */
    public static String figure(Line line, Measure measure, Frame frame) {
        var count = frame.show().number(line.count(measure));
        return measure == Measure.DUPLICATES
                ? frame.text("person.scorecard.per-thousand", count, line.perThousand(measure))
                : frame.text("person.scorecard.percent", count, Math.round(line.perThousand(measure) / 10f));
    }

    public String path(Line line, Measure measure) {
        return "/person/scorecard/people?month=" + month + "&facility=" + line.facility() + "&desk=" + line.desk()
                + "&measure=" + measure;
    }

    /** Each month that is counted, the latest first. */
    public List<YearMonth> months() {
        return now.minusMonths(Scorecard.MONTHS - 1L)
                .atDay(1)
                .datesUntil(now.atDay(2), Period.ofMonths(1))
                .map(YearMonth::from)
                .toList()
                .reversed();
    }

    public static String name(YearMonth month, Frame frame) {
        return frame.text("show.month." + month.getMonthValue()) + " " + month.getYear();
    }
}
