package hims.terminology;

/** Addresses of the code systems, as FHIR wants them. */
public final class Systems {
    public static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String UCUM = "http://unitsofmeasure.org";

    private static final String OURS = "https://hims.delhi.gov.in/codes/";
    public static final String MEDICINE = OURS + "medicine";
    public static final String SUBSTANCE = OURS + "substance";
    public static final String ALLERGEN = OURS + "allergen";
    public static final String REACTION = OURS + "reaction";
    public static final String DOSE_FORM = OURS + "dose-form";
    public static final String ROUTE = OURS + "route";
    public static final String FREQUENCY = OURS + "frequency";
    public static final String INSTRUCTION = OURS + "instruction";

    private Systems() {}
}
