package hims.record.shape;

import java.util.Set;

/**
 * A type that an element may have.
 *
 * @param code as FHIR names it: {@code dateTime}, {@code CodeableConcept}; {@code @component} for the content of that element
 * @param targets the resource types a reference may name; empty where any will do
 */
public record ValueType(String code, Set<String> targets) {
    public ValueType {
        targets = Set.copyOf(targets);
    }

    static ValueType of(String code) {
        return new ValueType(code, Set.of());
    }
}
