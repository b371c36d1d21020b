package hims.clinic;

import hims.chart.Basket;
import hims.chart.Diagnosis;
import hims.chart.DraftLine;
import hims.chart.Note;
import hims.pharmacy.OverrideReason;
import hims.platform.Fields;
import hims.record.ConditionFact.Verification;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the workspace sends with every press: the words, the next visit, how sure a diagnosis is, the reasons against alerts. A
 * field that is wrong leaves the draft as it was there; what is on the form and no longer in the basket is forgotten.
 */
final class NoteForm {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);
    /** Stands in every form that holds the words. */
    private static final String SENT = "words";

    private static final int LONGEST_REVIEW_DAYS = 366;
    private static final int LONGEST_REASON = 200;

    private final Fields in;
    private final LocalDate today;

    NoteForm(Fields in, LocalDate today) {
        this.in = in;
        this.today = today;
    }

    /** How the draft is shown in the form. */
    static Fields shown(Basket basket) {
        return Fields.typed(values(basket));
    }

    static Map<String, String> values(Basket basket) {
        var values = new LinkedHashMap<String, String>();
        var day = basket.reviewOn();
        values.put("complaint", basket.note().complaint());
        values.put("findings", basket.note().findings());
        values.put("plan", basket.note().plan());
        values.put("reviewOn", day == null ? "" : DAY.format(day));
        return values;
    }

    /** Reads every field, and says what they change: nothing, where the words were not sent along. */
    UnaryOperator<Basket> read() {
        if (!in.flag(SENT)) {
            return UnaryOperator.identity();
        }
        var complaint = words("complaint");
        var findings = words("findings");
        var plan = words("plan");
        var review = review();
        return basket -> {
            var was = basket.note();
            var note = new Note(
                    complaint == null ? was.complaint() : complaint,
                    findings == null ? was.findings() : findings,
                    plan == null ? was.plan() : plan);
            var day = in.error("reviewOn").isPresent() ? basket.reviewOn() : review;
            return reasons(diagnoses(basket.note(note).reviewOn(day)));
        };
    }

    private @Nullable String words(String name) {
        var text = in.text(name, Note.LONGEST).orElse("");
        return in.error(name).isPresent() ? null : text;
    }

    private @Nullable LocalDate review() {
        return in.date("reviewOn", today, today, today.plusDays(LONGEST_REVIEW_DAYS))
                .orNull();
    }

    private Basket diagnoses(Basket basket) {
        var changed = basket;
        for (var row : in.rows("diagnosis")) {
            var code = row.typed("code").toUpperCase(Locale.ROOT);
            if (basket.diagnoses().stream().anyMatch(one -> one.icd10().equals(code))) {
                var sure = row.choice("verification", Verification.class).orElse(Verification.PROVISIONAL);
                changed = changed.put(new Diagnosis(code, sure, row.flag("lasting")));
            }
        }
        return changed;
    }

    private Basket reasons(Basket basket) {
        var changed = basket;
        for (var row : in.rows("finding")) {
            var line = line(row);
            if (line != null) {
                changed = reason(row, line, changed);
            }
        }
        return changed;
    }

    private static Basket reason(Fields row, UUID line, Basket basket) {
        var rule = row.typed("rule");
        var note = row.text("note", LONGEST_REASON);
        return row.choice("reason", OverrideReason.class)
                .optional()
                .map(reason -> basket.keep(line, new DraftLine.Reason(rule, reason, note.orElse(""))))
                .orElseGet(() -> basket.withdraw(line, rule));
    }

    private static @Nullable UUID line(Fields row) {
        return row.id("line", hims.chart.DraftId::new)
                .optional()
                .map(hims.chart.DraftId::value)
                .orElse(null);
    }
}
