package hims.terminology;

import hims.platform.CodeFile;
import org.jspecify.annotations.Nullable;

/** How an allergy showed itself, with the criticality to propose. */
public record Reaction(
        String code,
        Words name,
        Criticality criticality,
        @Nullable Long snomed) {
    public enum Criticality {
        LOW,
        HIGH,
        UNKNOWN
    }

    static Reaction read(CodeFile.Line line) {
        return new Reaction(
                line.text("code"),
                Words.of(line, "name", "name_hi"),
                Criticality.valueOf(line.text("criticality")),
                line.longWhole("snomed"));
    }
}
