package hims.fhir;

import java.util.Locale;

/** What the sender wants back from a write, and how strict a search shall be. */
public record Prefer(Return answer, boolean strict) {
    public enum Return {
        MINIMAL,
        REPRESENTATION,
        OUTCOME
    }

    static Prefer read(String header, Return otherwise) {
        var wishes = header.toLowerCase(Locale.ROOT);
        var answer = wishes.contains("return=minimal")
                ? Return.MINIMAL
                : wishes.contains("return=representation")
                        ? Return.REPRESENTATION
                        : wishes.contains("return=operationoutcome") ? Return.OUTCOME : otherwise;
        return new Prefer(answer, wishes.contains("handling=strict"));
    }
}
