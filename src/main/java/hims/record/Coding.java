package hims.record;

/** One code of a code system with the words it was shown with. */
public record Coding(String system, String code, String display) {
    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    public static final String UCUM = "http://unitsofmeasure.org";

    boolean sameAs(Coding other) {
        return system.equals(other.system) && code.equals(other.code);
    }
}
