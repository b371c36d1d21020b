package hims.terminology;

import hims.platform.CodeFile;
import org.jspecify.annotations.Nullable;

/**
 * A class of medicines.
 *
 * @param plain what it is for, in the citizen's words: "medicine for blood pressure"
 * @param duplicate how to speak when two of the class are taken together; null where that is usual
 */
public record DrugClass(
        String code, String name, Words plain, @Nullable Level duplicate) {
    static DrugClass read(CodeFile.Line line) {
        var duplicate = line.text("duplicate");
        return new DrugClass(
                line.text("code"),
                line.text("name"),
                Words.of(line, "plain_en", "plain_hi"),
                duplicate.equals("NONE") ? null : Level.valueOf(duplicate));
    }
}
