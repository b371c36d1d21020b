package hims.terminology;

import hims.platform.CodeFile;

/** What the emergency card shows for a SNOMED CT concept (FMT-24). */
public record ShortName(long snomed, Kind kind, Words words) {
    public enum Kind {
        BLOOD_GROUP,
        ABSENT,
        CONDITION,
        DEVICE,
        ALLERGY,
        REACTION,
        MEDICINE
    }

    static ShortName read(CodeFile.Line line) {
        return new ShortName(
                Long.parseLong(line.text("snomed")), Kind.valueOf(line.text("kind")), Words.of(line, "en", "hi"));
    }
}
