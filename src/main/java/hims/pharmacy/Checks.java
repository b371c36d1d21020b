package hims.pharmacy;

import hims.access.OpenTo;
import hims.access.PersonId;
import hims.pharmacy.Finding.Alert;
import hims.pharmacy.Finding.NotRun;
import hims.pharmacy.SafetyRules.Facts;
import hims.platform.web.Language;
import hims.platform.web.Texts;
import hims.record.Clearance;
import hims.record.RecordViews;
import hims.terminology.AlertTexts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one check of medicines, at signing and again at the counter (PHARM-24, CLIN-26): against the allergies in the record,
 * within the order, and against what she takes already from every hospital of the city.
 */
@Service
public class Checks {
    private final SafetyRules rules;
    private final CurrentMedicines current;
    private final Patients patients;
    private final RecordViews record;
    private final AlertTexts alerts;
    private final Texts texts;

    Checks(
            SafetyRules rules,
            CurrentMedicines current,
            Patients patients,
            RecordViews record,
            AlertTexts alerts,
            Texts texts) {
        this.rules = rules;
        this.current = current;
        this.patients = patients;
        this.record = record;
        this.alerts = alerts;
        this.texts = texts;
    }

    /** Findings line by line; none about a line means checked, nothing found. */
    @Transactional(readOnly = true)
    @OpenTo("modules in the middle of an order, which have asked for the right to write it")
    public List<Finding> check(PersonId patient, List<OrderLine> lines) {
        return check(patient, lines, Set.of());
    }

    /** What, why, what to do instead, and from where. */
    @OpenTo("everyone: a finding names no patient")
    public AlertTexts.Text text(Finding finding, Language language) {
        return switch (finding) {
            case Alert(var line, var alert) -> alerts.of(alert, language);
            case NotRun notRun -> text(notRun, language);
        };
    }

    /**
     * @param own requests by which the lines stand in the record already: they are not their own duplicate
     */
    List<Finding> check(PersonId patient, List<OrderLine> lines, Set<UUID> own) {
        var people = patients.all(patient);
        var summary = record.summary(people, Clearance.ALL);
        var taken = current.of(summary, own);
        return rules.findings(new Facts(
                lines.stream().map(current::course).toList(),
                taken.medicines(),
                taken.courses(),
                taken.uncoded(),
                summary.allergies(),
                patients.years(patient)));
    }

    private AlertTexts.Text text(NotRun notRun, Language language) {
        var key = "pharmacy.not-run."
                + notRun.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new AlertTexts.Text(
                texts.text(language, key + ".what", notRun.about()),
                texts.text(language, key + ".why", notRun.about()),
                texts.text(language, key + ".instead", notRun.about()),
                "");
    }
}
