package hims.pharmacy;

import hims.org.Facility;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.terminology.Instruction;
import java.util.stream.Collectors;

/** One label for each medicine: whose, what, how to take it in her words, batch and expiry (PHARM-60). */
public record LabelsPaper(DispensedPage page, LabelPaper paper, Facility facility, DoseWords words) {
    public Language language() {
        return page.labels();
    }

    /** "metFORMIN 500 mg tablet" always in English too: the strip says it so (UI-40). */
    public String medicine(Dispensed.Line line) {
        return page.of(line).name();
    }

    public String medicineLocal(Dispensed.Line line) {
        return language() == Language.EN ? "" : page.of(line).medicine().name().in(language());
    }

    public String dose(Dispensed.Line line, Frame frame) {
        var prescribed = page.of(line);
        return words.sentence(prescribed, language()) + ", " + words.days(prescribed, language());
    }

    public String batches(Dispensed.Line line, Frame frame) {
        return line.batches().stream()
                .map(batch -> frame.textIn(
                        language(),
                        "pharmacy.label.batch",
                        batch.number(),
                        frame.show().date(batch.expiresOn())))
                .collect(Collectors.joining("; "));
    }

    /** How to keep it, in the words of the table. */
    public String storage(Dispensed.Line line) {
        return page.of(line).instructions().stream()
                .filter(one -> one.kind() == Instruction.Kind.STORAGE)
                .map(one -> one.words().in(language()))
                .collect(Collectors.joining(". "));
    }
}
