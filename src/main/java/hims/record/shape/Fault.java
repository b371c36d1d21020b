package hims.record.shape;

/**
 * Something wrong in a resource. Carries no value, as faults are logged.
 *
 * @param path FHIRPath of the element: {@code Observation.component[1].valueQuantity.value}
 * @param detail what would have been right, in FHIR's words; empty when there is nothing to add
 */
public record Fault(String path, Rule rule, String detail) {
    public Fault(String path, Rule rule) {
        this(path, rule, "");
    }

    @Override
    public String toString() {
        return path + ": " + rule.code() + (detail.isEmpty() ? "" : " " + detail);
    }
}
