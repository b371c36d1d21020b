package hims.terminology;

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
                line.words("name", "name_hi"),
                Criticality.valueOf(line.text("criticality")),
                line.concept("snomed"));
    }
}
