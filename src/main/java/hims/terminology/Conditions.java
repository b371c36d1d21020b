package hims.terminology;

import hims.platform.CodeFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Diagnoses by ICD-10 code, and by what people call them: "sugar", "peeliya", "बीपी" (CLIN-14). Test: ConditionsTest. */
@Component
public class Conditions {
    private final CodeList<Condition> list = new CodeList<>("conditions", Conditions::read, Condition::icd10);
    private final SearchIndex<Condition> index = new SearchIndex<>(
            list.all().stream()
                    .sorted(Comparator.comparing(Condition::common).reversed())
                    .toList(),
            Conditions::terms);

    public List<Condition> search(String typed, int limit) {
        return index.search(typed, limit);
    }

    public Optional<Condition> find(String icd10) {
        return list.find(icd10);
    }

    /** @throws hims.platform.Rejected UNKNOWN_CODE */
    public Condition fetch(String icd10) {
        return list.fetch(icd10);
    }

    public List<Condition> all() {
        return list.all();
    }

    private static Condition read(CodeFile.Line line) {
        var sensitive = line.optional("sensitive");
        return new Condition(
                line.text("icd10"),
                Words.of(line, "name", "name_hi"),
                Words.of(line, "plain_en", "plain_hi"),
                line.parts("synonyms"),
                line.yes("common"),
                line.whole("emergency_rank"),
                sensitive == null ? null : Sensitivity.valueOf(sensitive),
                line.longWhole("snomed"));
    }

    private static Stream<String> terms(Condition condition) {
        return Stream.concat(
                Stream.of(
                        condition.icd10(),
                        condition.name().en(),
                        condition.name().hi()),
                condition.synonyms().stream());
    }
}
