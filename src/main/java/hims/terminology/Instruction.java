package hims.terminology;

/** A phrase of labels and prescriptions (PHARM-61). */
public record Instruction(String code, Words words, Kind kind) {
    public enum Kind {
        FOOD,
        USE,
        WARNING,
        STORAGE
    }
}
