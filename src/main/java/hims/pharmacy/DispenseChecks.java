package hims.pharmacy;

import static hims.pharmacy.PharmacyProblem.WARNING_UNANSWERED;

import hims.access.Actor;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The checks again at the counter: the record may know more than it did at signing (PHARM-24). */
@Component
class DispenseChecks {
    private final Checks checks;
    private final PrescriptionSql sql;
    private final Clock clock;

    DispenseChecks(Checks checks, PrescriptionSql sql, Clock clock) {
        this.checks = checks;
        this.sql = sql;
        this.clock = clock;
    }

    /** About all lines of the prescription; a finding's line is the place of its line in it. */
    List<Finding> findings(Prescription prescription) {
        var lines = prescription.lines();
        var own = lines.stream().map(PrescriptionLine::request).collect(Collectors.toSet());
        return checks.check(
                prescription.patient(),
                lines.stream().map(PrescriptionLine::asOrdered).toList(),
                own);
    }

    /** Findings that forbid handing the line over: neither the prescriber nor the pharmacist has answered them. */
    List<Finding> unanswered(Prescription prescription, List<CheckOverride> overrides) {
        var written = sql.overrides(prescription.id());
        return findings(prescription).stream()
                .filter(Finding::needsReason)
                .filter(finding -> overrides.stream().noneMatch(override -> override.answers(finding)))
                .filter(finding -> written.stream()
                        .noneMatch(override -> override.rule().equals(finding.rule())
                                && override.line()
                                        .equals(prescription
                                                .lines()
                                                .get(finding.line())
                                                .id())))
                .toList();
    }

    /** @throws Rejected WARNING_UNANSWERED about a line that is to be handed over */
    void require(Prescription prescription, Dispense dispense, Actor by) {
        var given = given(prescription, dispense);
        unanswered(prescription, dispense.overrides()).stream()
                .filter(finding -> given.contains(finding.line()))
                .findFirst()
                .ifPresent(finding -> {
                    throw new Rejected(WARNING_UNANSWERED, Map.of("line", finding.line() + 1));
                });
        keep(prescription, dispense.overrides(), by);
    }

    private void keep(Prescription prescription, List<CheckOverride> overrides, Actor by) {
        if (overrides.isEmpty()) {
            return;
        }
        var findings = findings(prescription);
        for (var override : overrides) {
            findings.stream()
                    .filter(override::answers)
                    .forEach(finding -> sql.insert(new PrescriptionSql.NewOverride(
                            Ids.next(),
                            prescription.lines().get(finding.line()).id(),
                            finding.rule(),
                            finding.level(),
                            override.reason(),
                            override.note(),
                            by.user(),
                            by.name(),
                            clock.instant())));
        }
    }

    private static Set<Integer> given(Prescription prescription, Dispense dispense) {
        var ids = dispense.gives().stream()
                .filter(give -> give.quantity() > 0)
                .map(Dispense.Give::line)
                .collect(Collectors.toSet());
        return IntStream.range(0, prescription.lines().size())
                .filter(at -> ids.contains(prescription.lines().get(at).id()))
                .boxed()
                .collect(Collectors.toSet());
    }
}
