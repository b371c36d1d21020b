package hims.terminology;

import hims.platform.CodeFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one can be allergic to: a substance, a group of substances, a food or another thing. One code space for all of them.
 *
 * @param snomed concept for the emergency QR, where there is one
 */
public record Allergen(
        String code,
        Words name,
        Kind kind,
        List<String> synonyms,
        @Nullable Long snomed) {
    public enum Kind {
        GROUP,
        SUBSTANCE,
        FOOD,
        ENVIRONMENT,
        OTHER
    }

    static Allergen of(AllergyGroup group) {
        return new Allergen(group.code(), group.name(), Kind.GROUP, group.synonyms(), group.snomed());
    }

    static Allergen of(Substance substance) {
        return new Allergen(
                substance.code(), substance.name(), Kind.SUBSTANCE, substance.synonyms(), substance.snomed());
    }

    static Allergen read(CodeFile.Line line) {
        return new Allergen(
                line.text("code"),
                Words.of(line, "name", "name_hi"),
                Kind.valueOf(line.text("kind")),
                line.parts("synonyms"),
                line.longWhole("snomed"));
    }
}
