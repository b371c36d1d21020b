package hims.clinic;

import hims.chart.PatientChart;
import hims.chart.Sign;
import hims.chart.VitalsForm;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.web.Frame;
import hims.terminology.VitalRange;
import hims.terminology.VitalRanges;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One person at the nurse's desk.
 *
 * @param queue empty where the token is of no consultation
 */
public record VitalsPage(
        Attendance patient, PatientChart chart, Optional<NurseQueue> queue, Fields in, VitalRanges ranges) {

    public String path() {
        return "/clinic/vitals/" + patient.token().id();
    }

    public String label() {
        return patient.token().label();
    }

    public List<Sign> signs() {
        return Stream.of(Sign.values()).filter(sign -> sign.asked(chart.body())).toList();
    }

    public Input input(Sign sign, Frame frame) {
        return Input.number(sign.field(), frame.text("chart.sign." + sign))
                .unit(sign.unit())
                .hint(hint(sign, frame))
                .in(in, frame);
    }

    /** Whether the box "measured twice" stands under it. */
    public boolean asksTwice(Sign sign) {
        return new VitalsForm(in, chart.body(), ranges, null).unusual().contains(sign);
    }

    public boolean saidTwice(Sign sign) {
        return in.flag(sign.twice());
    }

    public boolean fresh() {
        return in.errors().isEmpty();
    }

    /** What is usual at this age; where nobody says, what it was the last time. */
    private String hint(Sign sign, Frame frame) {
        return chart.body()
                .range(sign.loinc(), ranges)
                .flatMap(range -> bounds(range, frame))
                .or(() -> chart.summary().vital(sign.loinc()).map(last -> frame.text("clinic.last", last.number())))
                .orElseGet(() -> frame.text("clinic.last.none"));
    }

    private static Optional<String> bounds(VitalRange range, Frame frame) {
        var low = range.normalLow();
        var high = range.normalHigh();
        return low == null || high == null
                ? Optional.empty()
                : Optional.of(frame.text("clinic.usual", plain(low), plain(high)));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
