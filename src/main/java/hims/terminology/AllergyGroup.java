package hims.terminology;

import hims.platform.CodeFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Substances that are recorded as one allergy: penicillins, NSAIDs.
 *
 * @param within what an allergy to one of them means for another one
 */
public record AllergyGroup(
        String code,
        Words name,
        Level within,
        List<String> synonyms,
        @Nullable Long snomed) {
    static AllergyGroup read(CodeFile.Line line) {
        return new AllergyGroup(
                line.text("code"),
                Words.of(line, "name", "name_hi"),
                Level.valueOf(line.text("within")),
                line.parts("synonyms"),
                line.longWhole("snomed"));
    }
}
