package hims.chart;

import hims.pharmacy.CheckOverride;
import hims.pharmacy.Finding;
import hims.pharmacy.OrderLine;
import hims.pharmacy.OverrideReason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One medicine of the basket, with the reasons given against its alerts. */
public record DraftLine(UUID id, OrderLine order, List<Reason> reasons) {
    public DraftLine {
        reasons = List.copyOf(reasons);
    }

    /** @param rule what {@link Finding#rule()} says */
    public record Reason(String rule, OverrideReason reason, String note) {
        CheckOverride at(int line) {
            return new CheckOverride(line, rule, reason, note);
        }
    }

    public Optional<Reason> answer(Finding finding) {
        return reasons.stream()
                .filter(reason -> reason.rule().equals(finding.rule()))
                .findFirst();
    }

    DraftLine with(Reason reason) {
        return new DraftLine(
                id,
                order,
                Stream.concat(without(reason.rule()), Stream.of(reason)).toList());
    }

    DraftLine withdraw(String rule) {
        return new DraftLine(id, order, without(rule).toList());
    }

    private Stream<Reason> without(String rule) {
        return reasons.stream().filter(known -> !known.rule().equals(rule));
    }
}
